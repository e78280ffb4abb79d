# Ratios measured in one run, alone on the machine: `./test --bench`, never part of a plain `./test`.
if(TARGET p2s_pki AND TARGET p2s_base)
  add_executable(keygen_bench "${P2S_TEST_DIR}/keygen_bench.cpp")
  target_link_libraries(keygen_bench PRIVATE p2s_settings p2s_pki p2s_base fmt::fmt)
endif()
add_executable(kit_bench "${P2S_TEST_DIR}/kit_bench.cpp")
target_link_libraries(kit_bench PRIVATE p2s_settings p2s_archive p2s_pki p2s_base fmt::fmt)
# What the benches need, and nothing of the other tests.
add_custom_target(benches DEPENDS p2sctl kit_bench)
if(TARGET keygen_bench)
  add_dependencies(benches keygen_bench)
endif()
foreach(bench startup issue kits thumbprint pool gateway)
  p2s_script_test(bench.${bench} LABEL bench SERIAL TIMEOUT 1200
                  COMMAND "${P2S_PYTHON}" -B "${P2S_TEST_DIR}/${bench}.py")
endforeach()
