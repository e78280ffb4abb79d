# SPDX-License-Identifier: Apache-2.0
file(GLOB sources CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*_test.cpp")
p2s_unit_test(package SOURCES ${sources} DOMAINS package archive azure net base LIBRARIES PkgConfig::libzip pugixml::pugixml)

add_test(NAME data.vendor_zips COMMAND python3 -B "${PROJECT_SOURCE_DIR}/tests/data/vendor/make_vendor_zips.py" --check)
set_tests_properties(data.vendor_zips PROPERTIES LABELS unit TIMEOUT 60)
