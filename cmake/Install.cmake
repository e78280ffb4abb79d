# SPDX-License-Identifier: Apache-2.0
# Where everything goes: FHS, as Debian expects it. A component is a Debian package: program, library, development.
include(CMakePackageConfigHelpers)

set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME development)
install(TARGETS p2s EXPORT p2sTargets
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library NAMELINK_COMPONENT development)
install(TARGETS p2sctl RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)

# The public headers: those of these folders, and all of them in p2s/p2s.hpp.
set(public_headers "")
foreach(room base base/files base/text net azure spec rules planning pki package package/readers kit)
  file(GLOB headers CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}/lib" "${PROJECT_SOURCE_DIR}/lib/p2s/${room}/*.hpp")
  list(APPEND public_headers ${headers})
endforeach()
list(TRANSFORM public_headers REPLACE "(.+)" "#include <\\1>" OUTPUT_VARIABLE includes)
list(JOIN includes "\n" includes)
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/lib/include/p2s/p2s.hpp" @ONLY
     CONTENT "#pragma once\n\n// All of libp2s.\n@includes@\n#include <p2s/version.hpp>\n")
# Types of other rooms that these pass along.
list(APPEND public_headers p2s/archive/entry.hpp p2s/render/escapes.hpp p2s/render/model.hpp p2s/render/template.hpp
     p2s/render/templates.hpp)
foreach(header IN LISTS public_headers)
  get_filename_component(folder "${header}" DIRECTORY)
  install(FILES "lib/${header}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/${folder}")
endforeach()
install(FILES "${PROJECT_BINARY_DIR}/lib/include/p2s/version.hpp" "${PROJECT_BINARY_DIR}/lib/include/p2s/p2s.hpp"
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/p2s")

# find_package(p2s) and pkg-config p2s. The headers name no library of others, so neither asks for any.
set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/p2s")
install(EXPORT p2sTargets NAMESPACE p2s:: DESTINATION "${package_folder}")
configure_package_config_file(cmake/p2sConfig.cmake.in "${PROJECT_BINARY_DIR}/p2sConfig.cmake"
                              INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/p2sConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/p2sConfig.cmake" "${PROJECT_BINARY_DIR}/p2sConfigVersion.cmake"
        DESTINATION "${package_folder}")
# Relative, so that the package serves from whatever prefix it was installed to.
file(RELATIVE_PATH prefix_from_pkgconfig "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file(cmake/p2s.pc.in "${PROJECT_BINARY_DIR}/p2s.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/p2s.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)
install(DIRECTORY man/ DESTINATION "${CMAKE_INSTALL_MANDIR}")
install(DIRECTORY schema/ DESTINATION "${CMAKE_INSTALL_DATADIR}/p2sctl/schema")
install(FILES completions/p2sctl.bash DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME p2sctl)
install(FILES completions/_p2sctl DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
install(FILES completions/p2sctl.fish DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
install(FILES README.md CHANGELOG.md LICENSE SECURITY.md DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/p2sctl")
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/p2sctl")
install(DIRECTORY examples DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/libp2s-dev" COMPONENT development)
