# SPDX-License-Identifier: Apache-2.0
# Ratios measured in one run, alone on the machine: `./test --bench`, never part of a plain `./test`.
add_executable(keygen_bench "${P2S_TEST_DIR}/keygen_bench.cpp")
target_link_libraries(keygen_bench PRIVATE p2s_settings p2s_pki p2s_base fmt::fmt)
add_executable(kit_bench "${P2S_TEST_DIR}/kit_bench.cpp")
target_link_libraries(kit_bench PRIVATE p2s_settings p2s_archive p2s_pki p2s_base fmt::fmt)
# What the benches need, and nothing of the other tests.
add_custom_target(benches DEPENDS p2sctl keygen_bench kit_bench)
foreach(bench startup issue peers kits thumbprint pool gateway live lists)
  p2s_script_test(bench.${bench} LABEL bench SERIAL TIMEOUT 1200
                  COMMAND "${P2S_PYTHON}" -B "${P2S_TEST_DIR}/${bench}.py")
endforeach()
