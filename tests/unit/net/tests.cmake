# SPDX-License-Identifier: Apache-2.0
find_package(rapidcheck REQUIRED)
p2s_unit_test(net DOMAINS net base LIBRARIES rapidcheck)
