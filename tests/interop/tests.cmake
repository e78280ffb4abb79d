# What p2sctl writes, judged by the readers of others. Every *.sh of this folder is one test.
file(GLOB scripts CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*.sh")
foreach(script IN LISTS scripts)
  get_filename_component(name "${script}" NAME_WE)
  p2s_script_test(interop.${name} LABEL interop COMMAND bash "${script}")
endforeach()
