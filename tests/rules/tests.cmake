# SPDX-License-Identifier: Apache-2.0
p2s_unit_test(rule_cases DOMAINS rules spec azure net base LIBRARIES rapidcheck LABEL rules)
target_compile_definitions(rule_cases_test PRIVATE P2S_RULES_DATA="${P2S_TEST_DIR}")
