# SPDX-License-Identifier: Apache-2.0
# Where everything goes: FHS, as Debian expects it.
include(CMakePackageConfigHelpers)

install(TARGETS p2s EXPORT p2sTargets LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")
if(TARGET p2sctl)
  install(TARGETS p2sctl RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()

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

# install_tree(FOLDER PATTERN DESTINATION): what a folder of the project holds, if there is one.
function(install_tree folder pattern destination)
  if(EXISTS "${PROJECT_SOURCE_DIR}/${folder}")
    install(DIRECTORY "${folder}/" DESTINATION "${destination}" FILES_MATCHING PATTERN "${pattern}")
  endif()
endfunction()
install_tree(man "*.[157]" "${CMAKE_INSTALL_MANDIR}")
install_tree(schema "*.json" "${CMAKE_INSTALL_DATADIR}/p2sctl/schema")
install_tree(templates "*" "${CMAKE_INSTALL_DATADIR}/p2sctl/templates")
install(FILES completions/p2sctl.bash DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME p2sctl
        OPTIONAL)
install(FILES completions/_p2sctl DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" OPTIONAL)
install(FILES completions/p2sctl.fish DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" OPTIONAL)
install(FILES README.md CHANGELOG.md LICENSE SECURITY.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install_tree(docs "*.md" "${CMAKE_INSTALL_DOCDIR}/docs")
install_tree(examples "*" "${CMAKE_INSTALL_DOCDIR}/examples")
