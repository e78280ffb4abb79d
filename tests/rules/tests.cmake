# SPDX-License-Identifier: Apache-2.0
p2s_unit_test(rule_cases SOURCES ${P2S_TEST_DIR}/pool_rules_test.cpp ${P2S_TEST_DIR}/gateway_rules_test.cpp
                    ${P2S_TEST_DIR}/rule_cases.cpp ${P2S_TEST_DIR}/certificate_case.cpp ${P2S_TEST_DIR}/toml_patch.cpp
                    ${P2S_TEST_DIR}/toml_patch_test.cpp ${P2S_TEST_DIR}/fix_test.cpp
                    ${P2S_TEST_DIR}/fix_property_test.cpp
              DOMAINS rules spec azure net base LIBRARIES rapidcheck LABEL rules)
target_compile_definitions(rule_cases_test PRIVATE P2S_RULES_DATA="${P2S_TEST_DIR}")
