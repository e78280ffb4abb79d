# SPDX-License-Identifier: Apache-2.0
p2s_unit_test(archive SOURCES ${P2S_TEST_DIR}/entry_test.cpp ${P2S_TEST_DIR}/reader_test.cpp ${P2S_TEST_DIR}/writer_test.cpp
              DOMAINS archive base LIBRARIES PkgConfig::libzip)
