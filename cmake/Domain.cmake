# p2s_domain(NAME [LIBRARIES target…])
# One room of lib/p2s as an object library p2s_NAME: compiled once, linked into libp2s and the tests. Its sources are
# the *.cpp files of its folder.
function(p2s_domain name)
  cmake_parse_arguments(arg "" "" "LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/p2s/${name}/*.cpp")
  add_library(p2s_${name} OBJECT ${sources})
  target_link_libraries(p2s_${name} PRIVATE p2s_settings fmt::fmt PUBLIC ${arg_LIBRARIES})
  target_precompile_headers(p2s_${name} REUSE_FROM p2s_pch)
  set_property(GLOBAL APPEND PROPERTY P2S_DOMAINS p2s_${name})
endfunction()
