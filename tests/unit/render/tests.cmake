# SPDX-License-Identifier: Apache-2.0
find_package(rapidcheck REQUIRED)
p2s_unit_test(render
  SOURCES ${P2S_TEST_DIR}/data_escapes_test.cpp ${P2S_TEST_DIR}/openvpn_escape_test.cpp
          ${P2S_TEST_DIR}/refused_values_test.cpp ${P2S_TEST_DIR}/script_escapes_test.cpp
          ${P2S_TEST_DIR}/template_test.cpp ${P2S_TEST_DIR}/templates_test.cpp
  DOMAINS render base
  LIBRARIES rapidcheck nlohmann_json::nlohmann_json PkgConfig::tomlplusplus pugixml::pugixml ${CMAKE_DL_LIBS})
