# SPDX-License-Identifier: Apache-2.0
# p2s_compile_together(TARGET FOLDER [APART regex])
# Where CMAKE_UNITY_BUILD is on, the sources in FOLDER are compiled as one, or by the folders directly below it if there
# are more than 40: parsing headers costs several times what our own lines cost. So a name in an anonymous namespace is
# unique within its room, or that folder of a large one; sources whose path matches APART are compiled alone.
function(p2s_compile_together target root)
  cmake_parse_arguments(arg "" "APART" "" ${ARGN})
  get_target_property(sources ${target} SOURCES)
  list(SORT sources)
  list(LENGTH sources all)
  foreach(source IN LISTS sources)
    file(RELATIVE_PATH folder "${root}" "${source}")
    if(folder MATCHES "^[.]" OR (arg_APART AND source MATCHES "${arg_APART}"))
      continue()
    endif()
    string(REGEX MATCH "^[^/]+/" folder "${folder}")
    if(all LESS_EQUAL 40)
      set(folder "")
    endif()
    string(MAKE_C_IDENTIFIER "${target}_${folder}" group)
    math(EXPR number "0${count_${group}} / 40")
    math(EXPR count_${group} "0${count_${group}} + 1")
    set_source_files_properties("${source}" TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${group}_${number})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()

# What nearly every source includes is parsed once. Each includes it nevertheless: some presets compile without this.
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/prefix.cpp" CONTENT "")
add_library(p2s_prefix OBJECT "${PROJECT_BINARY_DIR}/prefix.cpp")
target_link_libraries(p2s_prefix PRIVATE p2s_settings fmt::fmt)
target_precompile_headers(p2s_prefix PRIVATE <algorithm> <array> <chrono> <filesystem> <functional> <map> <memory>
  <optional> <ostream> <set> <span> <string> <string_view> <utility> <variant> <vector> <fmt/format.h>)

# p2s_domain(NAME [LIBRARIES target…])
# The folder lib/p2s/NAME as an object library p2s_NAME: compiled once, linked into libp2s, the program and the tests.
function(p2s_domain name)
  cmake_parse_arguments(arg "" "" "LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/p2s/${name}/*.cpp")
  add_library(p2s_${name} OBJECT ${sources})
  target_link_libraries(p2s_${name} PRIVATE p2s_settings fmt::fmt PUBLIC ${arg_LIBRARIES})
  p2s_compile_together(p2s_${name} "${CMAKE_CURRENT_SOURCE_DIR}/p2s/${name}")
  target_precompile_headers(p2s_${name} REUSE_FROM p2s_prefix)
  set_property(GLOBAL APPEND PROPERTY P2S_DOMAINS p2s_${name})
endfunction()
