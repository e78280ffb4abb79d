# SPDX-License-Identifier: Apache-2.0
file(GLOB sources CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*_test.cpp")
get_property(domains GLOBAL PROPERTY P2S_DOMAINS)
list(TRANSFORM domains REPLACE "^p2s_" "")
p2s_unit_test(app SOURCES ${sources} DOMAINS ${domains})
