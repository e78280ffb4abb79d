# SPDX-License-Identifier: Apache-2.0
find_package(rapidcheck REQUIRED)
p2s_unit_test(render DOMAINS render base
  LIBRARIES rapidcheck nlohmann_json::nlohmann_json PkgConfig::tomlplusplus pugixml::pugixml ${CMAKE_DL_LIBS})
