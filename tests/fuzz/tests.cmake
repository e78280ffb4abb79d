# SPDX-License-Identifier: Apache-2.0
# Every *_fuzz.cpp of this folder is one libFuzzer target; it links the domains that it may reach (those it
# includes, and what tests/lint/include_rules.txt lets them include). Each gets a short smoke run.
set(P2S_FUZZ_SECONDS 2 CACHE STRING "How long the smoke run of each fuzz target takes")
file(STRINGS "${PROJECT_SOURCE_DIR}/tests/lint/include_rules.txt" rules REGEX "^folder lib/p2s/")

# reach(DOMAINS…) -> `reached`: the domains and everything below them, as far as they exist.
function(reach)
  set(reached "")
  set(waiting ${ARGN})
  while(waiting)
    list(POP_FRONT waiting domain)
    if(TARGET p2s_${domain} AND NOT domain IN_LIST reached)
      list(APPEND reached ${domain})
      foreach(rule IN LISTS rules)
        if(rule MATCHES "^folder lib/p2s/${domain}:(.*)$")
          string(REGEX MATCHALL "[a-z]+" below "${CMAKE_MATCH_1}")
          list(APPEND waiting ${below})
        endif()
      endforeach()
    endif()
  endwhile()
  set(reached "${reached}" PARENT_SCOPE)
endfunction()

# Only what the targets link is built: `./test` asks for this one.
add_custom_target(fuzzers)
file(GLOB sources CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*_fuzz.cpp")
foreach(source IN LISTS sources)
  get_filename_component(name "${source}" NAME_WE)
  file(STRINGS "${source}" includes REGEX "^#include <p2s/")
  list(TRANSFORM includes REPLACE "^#include <p2s/([a-z]+)/.*" "\\1")
  reach(${includes})
  list(TRANSFORM reached PREPEND p2s_)
  add_executable(${name} "${source}")
  add_dependencies(fuzzers ${name})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${name} PRIVATE p2s_settings ${reached} fmt::fmt)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)

  # New inputs go to the build folder; the seeds beside the source are read only.
  set(found "${PROJECT_BINARY_DIR}/corpus/${name}")
  file(MAKE_DIRECTORY "${found}")
  set(seeds "")
  if(IS_DIRECTORY "${P2S_TEST_DIR}/seeds/${name}")
    set(seeds "${P2S_TEST_DIR}/seeds/${name}")
  endif()
  add_test(NAME fuzz.${name} COMMAND ${name} -max_total_time=${P2S_FUZZ_SECONDS} -timeout=20 -rss_limit_mb=2048
           -max_len=65536 -print_final_stats=0 -verbosity=0 -artifact_prefix=${PROJECT_BINARY_DIR}/ ${found} ${seeds})
  set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz TIMEOUT 300)
endforeach()
