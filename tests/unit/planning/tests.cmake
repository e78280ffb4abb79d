# SPDX-License-Identifier: Apache-2.0
find_package(rapidcheck REQUIRED)
file(GLOB sources CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*_test.cpp")
p2s_unit_test(planning SOURCES ${sources} DOMAINS planning rules spec azure net base LIBRARIES rapidcheck)
