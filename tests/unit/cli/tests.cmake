get_property(domains GLOBAL PROPERTY P2S_DOMAINS)
if(TARGET p2s_pki AND TARGET p2s_store AND TARGET p2s_secrets AND TARGET p2s_gateway)
  list(TRANSFORM domains REPLACE "^p2s_" "")
  p2s_unit_test(cli DOMAINS cli ${domains} SOURCES
    ${P2S_TEST_DIR}/command_line_test.cpp
    ${P2S_TEST_DIR}/complete_test.cpp
    ${P2S_TEST_DIR}/error_view_test.cpp
    ${P2S_TEST_DIR}/help_test.cpp
    ${P2S_TEST_DIR}/output_stream_test.cpp
    ${P2S_TEST_DIR}/progress_test.cpp
    ${P2S_TEST_DIR}/roff_test.cpp
    ${P2S_TEST_DIR}/run_test.cpp
    ${P2S_TEST_DIR}/table_test.cpp
  )
endif()
