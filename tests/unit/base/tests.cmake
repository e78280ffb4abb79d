# SPDX-License-Identifier: Apache-2.0
find_package(rapidcheck REQUIRED)
file(GLOB sources CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*_test.cpp")
p2s_unit_test(base SOURCES ${sources} DOMAINS base LIBRARIES rapidcheck Threads::Threads)
