# SPDX-License-Identifier: Apache-2.0
p2s_unit_test(store
  SOURCES ${P2S_TEST_DIR}/location_test.cpp ${P2S_TEST_DIR}/migrations_test.cpp ${P2S_TEST_DIR}/inventory_test.cpp
          ${P2S_TEST_DIR}/roots_test.cpp ${P2S_TEST_DIR}/clients_test.cpp ${P2S_TEST_DIR}/revocation_test.cpp
          ${P2S_TEST_DIR}/events_test.cpp ${P2S_TEST_DIR}/problems_test.cpp ${P2S_TEST_DIR}/backup_test.cpp
          ${P2S_TEST_DIR}/concurrency_test.cpp ${P2S_TEST_DIR}/postgresql_test.cpp
          ${P2S_TEST_DIR}/sql_error_test.cpp
  DOMAINS store base LIBRARIES p2s_soci "${SOCI_SQLITE3_LIBRARY}")
