# SPDX-License-Identifier: Apache-2.0
file(GLOB sources CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*_test.cpp")
p2s_unit_test(live SOURCES ${sources} DOMAINS live spec azure net base LIBRARIES nlohmann_json::nlohmann_json)
