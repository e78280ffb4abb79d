# SPDX-License-Identifier: Apache-2.0
p2s_unit_test(package DOMAINS package archive azure net base LIBRARIES PkgConfig::libzip pugixml::pugixml)

add_test(NAME data.vendor_zips COMMAND python3 -B "${PROJECT_SOURCE_DIR}/tests/data/vendor/make_vendor_zips.py" --check)
set_tests_properties(data.vendor_zips PROPERTIES LABELS unit TIMEOUT 60)
