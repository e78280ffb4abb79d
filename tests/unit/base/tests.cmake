# SPDX-License-Identifier: Apache-2.0
find_package(rapidcheck REQUIRED)
p2s_unit_test(base
  SOURCES ${P2S_TEST_DIR}/bounded_queue_test.cpp ${P2S_TEST_DIR}/bytes_test.cpp ${P2S_TEST_DIR}/clock_test.cpp
          ${P2S_TEST_DIR}/error_test.cpp ${P2S_TEST_DIR}/file_race_test.cpp ${P2S_TEST_DIR}/files_test.cpp
          ${P2S_TEST_DIR}/finding_test.cpp ${P2S_TEST_DIR}/names_test.cpp ${P2S_TEST_DIR}/secret_test.cpp
          ${P2S_TEST_DIR}/shell_word_test.cpp ${P2S_TEST_DIR}/staging_directory_test.cpp
          ${P2S_TEST_DIR}/system_test.cpp ${P2S_TEST_DIR}/text_test.cpp
          ${P2S_TEST_DIR}/unicode_text_test.cpp
  DOMAINS base LIBRARIES rapidcheck Threads::Threads)
