# SPDX-License-Identifier: Apache-2.0
p2s_unit_test(diagnosis DOMAINS diagnosis rules spec azure net base)
