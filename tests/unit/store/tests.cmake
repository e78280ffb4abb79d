# SPDX-License-Identifier: Apache-2.0
p2s_unit_test(store DOMAINS store base LIBRARIES p2s_soci "${SOCI_SQLITE3_LIBRARY}")
