# SPDX-License-Identifier: Apache-2.0
p2s_script_test(install.tree LABEL install TIMEOUT 900 COMMAND bash "${P2S_TEST_DIR}/installed_tree.sh")
p2s_script_test(install.packages LABEL install TIMEOUT 900 COMMAND bash "${P2S_TEST_DIR}/built_packages.sh")
