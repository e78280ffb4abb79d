# SPDX-License-Identifier: Apache-2.0
find_package(rapidcheck REQUIRED)
p2s_unit_test(net
  SOURCES ${P2S_TEST_DIR}/algebra_property_test.cpp ${P2S_TEST_DIR}/overlap_test.cpp
          ${P2S_TEST_DIR}/prefix_list_test.cpp ${P2S_TEST_DIR}/prefix_test.cpp ${P2S_TEST_DIR}/span_test.cpp
  DOMAINS net base LIBRARIES rapidcheck)
