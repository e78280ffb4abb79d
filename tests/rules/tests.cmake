p2s_unit_test(rules SOURCES ${P2S_TEST_DIR}/pool_rules_test.cpp ${P2S_TEST_DIR}/gateway_rules_test.cpp
                    ${P2S_TEST_DIR}/certificate_case.cpp
              DOMAINS gateway net base LABEL rules)
target_compile_definitions(rules_test PRIVATE P2S_RULES_DATA="${P2S_TEST_DIR}")
