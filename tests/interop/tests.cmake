# SPDX-License-Identifier: Apache-2.0
# Reads the output of p2sctl with other programs. Every *.sh in this folder is one test.
set(interop_tests)
file(GLOB scripts CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*.sh")
foreach(script IN LISTS scripts)
  get_filename_component(name "${script}" NAME_WE)
  p2s_script_test(interop.${name} LABEL interop COMMAND bash "${script}")
  set_property(TEST interop.${name} APPEND PROPERTY ENVIRONMENT "P2S_CONFIRMED_DIR=${PROJECT_BINARY_DIR}/confirmed")
  list(APPEND interop_tests interop.${name})
endforeach()

# Runs last: compares their results with docs/interop.md.
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/confirmed")
p2s_script_test(interop.matrix LABEL interop COMMAND "${P2S_PYTHON}" -B "${P2S_TEST_DIR}/matrix.py"
                "${PROJECT_BINARY_DIR}/confirmed" "${PROJECT_SOURCE_DIR}/docs/interop.md")
set_tests_properties(interop.matrix PROPERTIES DEPENDS "${interop_tests}")
p2s_script_test(interop.matrix_says_no LABEL interop COMMAND "${P2S_PYTHON}" -B "${P2S_TEST_DIR}/matrix_test.py")
