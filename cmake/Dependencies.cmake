# Every library we use, once, with the least version. All are Debian packages (.ci/packages.sh).
find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(pugixml 1.13 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip>=1.7)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc>=2.5)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus>=3.3)
find_path(P2S_MUSTACHE_INCLUDE NAMES kainjow/mustache.hpp mustache.hpp PATH_SUFFIXES kainjow REQUIRED)

# SOCI ships no package file in Debian 12. The SQLite back end is linked, any other is loaded when asked for.
find_path(SOCI_INCLUDE_DIR NAMES soci/soci.h REQUIRED)
find_library(SOCI_CORE_LIBRARY NAMES soci_core REQUIRED)
find_library(SOCI_SQLITE3_LIBRARY NAMES soci_sqlite3 REQUIRED)
find_library(SOCI_CORE_ARCHIVE NAMES libsoci_core.a)
find_library(SOCI_SQLITE3_ARCHIVE NAMES libsoci_sqlite3.a)
find_library(SQLITE3_ARCHIVE NAMES libsqlite3.a)
add_library(p2s_soci INTERFACE)
target_include_directories(p2s_soci SYSTEM INTERFACE "${SOCI_INCLUDE_DIR}" "${SOCI_INCLUDE_DIR}/soci")

# Loading shared objects is most of what starting the program costs, so programs take the archives where the system
# has them. libp2s.so takes the shared ones: Debian's archives are not made for shared objects.
set(soci_shared "${SOCI_CORE_LIBRARY};${SOCI_SQLITE3_LIBRARY}")
if(SOCI_CORE_ARCHIVE AND SOCI_SQLITE3_ARCHIVE AND SQLITE3_ARCHIVE)
  set(program "$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>")
  target_link_libraries(p2s_soci INTERFACE
    "$<${program}:${SOCI_SQLITE3_ARCHIVE};${SOCI_CORE_ARCHIVE};${SQLITE3_ARCHIVE};m;${CMAKE_DL_LIBS};Threads::Threads>"
    "$<$<NOT:${program}>:${soci_shared}>")
else()
  target_link_libraries(p2s_soci INTERFACE ${soci_shared})
endif()
