# SPDX-License-Identifier: Apache-2.0
get_property(domains GLOBAL PROPERTY P2S_DOMAINS)
list(TRANSFORM domains REPLACE "^p2s_" "")
p2s_unit_test(golden DOMAINS cli ${domains} LABEL golden)
target_compile_definitions(golden_test PRIVATE P2S_GOLDEN="${P2S_TEST_DIR}")
