# SPDX-License-Identifier: Apache-2.0
find_package(rapidcheck REQUIRED)
p2s_unit_test(planning DOMAINS planning rules spec azure net base LIBRARIES rapidcheck)
