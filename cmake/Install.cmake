# Where everything goes: FHS, as Debian expects it. Headers in detail/, rules/ and emitters/ stay home.
include(CMakePackageConfigHelpers)

install(TARGETS p2s EXPORT p2sTargets LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")
if(TARGET p2sctl)
  install(TARGETS p2sctl RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
install(DIRECTORY lib/p2s DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.hpp"
        PATTERN "detail" EXCLUDE PATTERN "rules" EXCLUDE PATTERN "emitters" EXCLUDE PATTERN "schema" EXCLUDE)
install(FILES "${PROJECT_BINARY_DIR}/lib/include/p2s/version.hpp" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/p2s")

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
