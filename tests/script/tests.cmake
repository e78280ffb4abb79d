# SPDX-License-Identifier: Apache-2.0
get_property(domains GLOBAL PROPERTY P2S_DOMAINS)
add_executable(quick_workspace "${PROJECT_SOURCE_DIR}/tests/support/quick_workspace.cpp")
target_link_libraries(quick_workspace PRIVATE p2s_settings ${domains} fmt::fmt)

# Every *.sh of this folder is one test: the program from outside, as a shell sees it.
file(GLOB scripts CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*.sh")
foreach(script IN LISTS scripts)
  get_filename_component(name "${script}" NAME_WE)
  if(NOT name STREQUAL "lib")
    p2s_script_test(script.${name} LABEL script COMMAND bash "${script}")
  endif()
endforeach()
