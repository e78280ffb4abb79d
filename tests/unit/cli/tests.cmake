# SPDX-License-Identifier: Apache-2.0
get_property(domains GLOBAL PROPERTY P2S_DOMAINS)
list(TRANSFORM domains REPLACE "^p2s_" "")
file(GLOB sources CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*_test.cpp")
p2s_unit_test(cli SOURCES ${sources} DOMAINS cli ${domains})
