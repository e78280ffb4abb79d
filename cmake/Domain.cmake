# SPDX-License-Identifier: Apache-2.0
# p2s_compile_by_folder(TARGET [APART regex])
# Where CMAKE_UNITY_BUILD is on, the sources of one folder are compiled as one, 20 of them at most: parsing headers
# costs several times what our own lines cost. So a name in an anonymous namespace is unique within its folder;
# sources whose path matches APART are compiled alone.
function(p2s_compile_by_folder target)
  cmake_parse_arguments(arg "" "APART" "" ${ARGN})
  get_target_property(sources ${target} SOURCES)
  list(SORT sources)
  foreach(source IN LISTS sources)
    get_filename_component(folder "${source}" DIRECTORY)
    file(RELATIVE_PATH folder "${PROJECT_SOURCE_DIR}" "${folder}")
    if(folder MATCHES "^[.]" OR (arg_APART AND source MATCHES "${arg_APART}"))
      continue()
    endif()
    string(MAKE_C_IDENTIFIER "${folder}" folder)
    math(EXPR group "0${count_${folder}} / 20")
    math(EXPR count_${folder} "0${count_${folder}} + 1")
    set_source_files_properties("${source}" TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${folder}_${group})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()

# p2s_domain(NAME [LIBRARIES target…])
# The folder lib/p2s/NAME as an object library p2s_NAME: compiled once, linked into libp2s, the program and the tests.
function(p2s_domain name)
  cmake_parse_arguments(arg "" "" "LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/p2s/${name}/*.cpp")
  add_library(p2s_${name} OBJECT ${sources})
  target_link_libraries(p2s_${name} PRIVATE p2s_settings fmt::fmt PUBLIC ${arg_LIBRARIES})
  p2s_compile_by_folder(p2s_${name})
  set_property(GLOBAL APPEND PROPERTY P2S_DOMAINS p2s_${name})
endfunction()
