# SPDX-License-Identifier: Apache-2.0
# Rules that a reader would otherwise have to remember.
p2s_script_test(lint.includes LABEL lint COMMAND "${P2S_PYTHON}" "${P2S_TEST_DIR}/include_check.py" "${PROJECT_SOURCE_DIR}")
p2s_script_test(lint.templates LABEL lint COMMAND "${P2S_PYTHON}" "${P2S_TEST_DIR}/templates.py" "${PROJECT_SOURCE_DIR}")
p2s_script_test(lint.spdx LABEL lint COMMAND "${P2S_PYTHON}" "${P2S_TEST_DIR}/spdx.py" "${PROJECT_SOURCE_DIR}")
p2s_script_test(lint.hints LABEL lint COMMAND "${P2S_PYTHON}" "${P2S_TEST_DIR}/hints.py" "${PROJECT_SOURCE_DIR}")
p2s_script_test(lint.links LABEL lint COMMAND "${P2S_PYTHON}" "${P2S_TEST_DIR}/links.py" "${PROJECT_SOURCE_DIR}")
p2s_script_test(lint.program_names LABEL lint COMMAND "${P2S_PYTHON}" "${P2S_TEST_DIR}/program_names.py" "${PROJECT_SOURCE_DIR}")
foreach(lint format shell words length docs spelling)
  p2s_script_test(lint.${lint} LABEL lint COMMAND bash "${P2S_TEST_DIR}/${lint}.sh")
endforeach()
