# What p2sctl writes, judged by the readers of others. Every *.sh of this folder is one test.
set(interop_tests)
file(GLOB scripts CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*.sh")
foreach(script IN LISTS scripts)
  get_filename_component(name "${script}" NAME_WE)
  p2s_script_test(interop.${name} LABEL interop COMMAND bash "${script}")
  set_property(TEST interop.${name} APPEND PROPERTY ENVIRONMENT "P2S_PROVED_DIR=${PROJECT_BINARY_DIR}/proved")
  list(APPEND interop_tests interop.${name})
endforeach()

# What they have proved, against docs/interop.md; last of them.
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/proved")
p2s_script_test(interop.matrix LABEL interop COMMAND "${P2S_PYTHON}" -B "${P2S_TEST_DIR}/matrix.py"
                "${PROJECT_BINARY_DIR}/proved" "${PROJECT_SOURCE_DIR}/docs/interop.md")
set_tests_properties(interop.matrix PROPERTIES DEPENDS "${interop_tests}")
p2s_script_test(interop.matrix_says_no LABEL interop COMMAND "${P2S_PYTHON}" -B "${P2S_TEST_DIR}/matrix_test.py")
