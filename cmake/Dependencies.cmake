# SPDX-License-Identifier: Apache-2.0
# Every library we use, once, with the least version. All are Debian packages (.ci/packages.sh).
find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(pugixml 1.13 REQUIRED)
find_package(EXPAT 2.5 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip>=1.7)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc>=2.5)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus>=3.3)
find_path(P2S_MUSTACHE_INCLUDE NAMES kainjow/mustache.hpp mustache.hpp PATH_SUFFIXES kainjow REQUIRED)

# SOCI ships no package file in Debian 12. Its back ends are loaded when a store is opened.
find_path(SOCI_INCLUDE_DIR NAMES soci/soci.h REQUIRED)
find_library(SOCI_CORE_LIBRARY NAMES soci_core REQUIRED)
find_library(SOCI_SQLITE3_LIBRARY NAMES soci_sqlite3 REQUIRED)
add_library(p2s_soci INTERFACE)
target_include_directories(p2s_soci SYSTEM INTERFACE "${SOCI_INCLUDE_DIR}" "${SOCI_INCLUDE_DIR}/soci")
target_link_libraries(p2s_soci INTERFACE "${SOCI_CORE_LIBRARY}")
# SOCI does not export the type information of what its headers delete, which this check would need.
if(P2S_SANITIZE MATCHES undefined)
  target_compile_options(p2s_soci INTERFACE -fno-sanitize=vptr)
endif()
