# SPDX-License-Identifier: Apache-2.0
get_property(domains GLOBAL PROPERTY P2S_DOMAINS)
list(TRANSFORM domains REPLACE "^p2s_" "")
p2s_unit_test(app DOMAINS ${domains})
