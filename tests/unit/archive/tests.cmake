# SPDX-License-Identifier: Apache-2.0
p2s_unit_test(archive DOMAINS archive base LIBRARIES PkgConfig::libzip)
