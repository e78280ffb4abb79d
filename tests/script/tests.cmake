# Every *.sh of this folder is one test: the program from outside, as a shell sees it.
file(GLOB scripts CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*.sh")
foreach(script IN LISTS scripts)
  get_filename_component(name "${script}" NAME_WE)
  if(NOT name STREQUAL "lib")
    p2s_script_test(script.${name} LABEL script COMMAND bash "${script}")
  endif()
endforeach()
