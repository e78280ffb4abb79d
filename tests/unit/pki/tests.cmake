# SPDX-License-Identifier: Apache-2.0
p2s_unit_test(pki SOURCES ${P2S_TEST_DIR}/chain_test.cpp ${P2S_TEST_DIR}/cms_test.cpp ${P2S_TEST_DIR}/issuer_test.cpp ${P2S_TEST_DIR}/key_vault_test.cpp ${P2S_TEST_DIR}/pfx_test.cpp
              DOMAINS pki base)
