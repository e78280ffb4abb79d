# SPDX-License-Identifier: Apache-2.0
find_package(rapidcheck REQUIRED)
p2s_unit_test(base DOMAINS base LIBRARIES rapidcheck Threads::Threads)
