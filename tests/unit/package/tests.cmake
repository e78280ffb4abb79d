p2s_unit_test(package SOURCES
              ${P2S_TEST_DIR}/always_on_test.cpp
              ${P2S_TEST_DIR}/apple_emitter_test.cpp
              ${P2S_TEST_DIR}/azure_emitter_test.cpp
              ${P2S_TEST_DIR}/build_kit_test.cpp
              ${P2S_TEST_DIR}/strongswan_android_test.cpp
              ${P2S_TEST_DIR}/strongswan_emitter_test.cpp
              ${P2S_TEST_DIR}/kit_check_test.cpp
              ${P2S_TEST_DIR}/linux_files_test.cpp
              ${P2S_TEST_DIR}/openvpn_emitter_test.cpp
              ${P2S_TEST_DIR}/windows_native_test.cpp
              ${P2S_TEST_DIR}/windows_policy_test.cpp
              ${P2S_TEST_DIR}/azure_vpn_reader_test.cpp ${P2S_TEST_DIR}/openvpn_lines_test.cpp
              ${P2S_TEST_DIR}/openvpn_reader_test.cpp ${P2S_TEST_DIR}/package_check_test.cpp
              ${P2S_TEST_DIR}/package_reader_test.cpp ${P2S_TEST_DIR}/rules_test.cpp
              ${P2S_TEST_DIR}/start_page_test.cpp
              ${P2S_TEST_DIR}/values_test.cpp ${P2S_TEST_DIR}/vpn_settings_reader_test.cpp ${P2S_TEST_DIR}/xml_test.cpp
              DOMAINS package archive render net base LIBRARIES PkgConfig::libzip pugixml::pugixml)

add_test(NAME data.vendor_zips COMMAND python3 -B "${PROJECT_SOURCE_DIR}/tests/data/vendor/make_vendor_zips.py" --check)
set_tests_properties(data.vendor_zips PROPERTIES LABELS unit TIMEOUT 60)
