# SPDX-License-Identifier: Apache-2.0
p2s_unit_test(kit DOMAINS kit package archive render azure net base LIBRARIES PkgConfig::libzip pugixml::pugixml)
