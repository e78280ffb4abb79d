# SPDX-License-Identifier: Apache-2.0
p2s_unit_test(secrets SOURCES ${P2S_TEST_DIR}/source_test.cpp DOMAINS secrets base)
