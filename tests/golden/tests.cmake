get_property(domains GLOBAL PROPERTY P2S_DOMAINS)
if(TARGET p2s_pki AND TARGET p2s_store AND TARGET p2s_secrets AND TARGET p2s_rules)
  list(TRANSFORM domains REPLACE "^p2s_" "")
  p2s_unit_test(golden SOURCES ${P2S_TEST_DIR}/kit_test.cpp ${P2S_TEST_DIR}/transcript_test.cpp
                DOMAINS cli ${domains} LABEL golden)
  target_compile_definitions(golden_test PRIVATE P2S_GOLDEN="${P2S_TEST_DIR}")
endif()
