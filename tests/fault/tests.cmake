# SPDX-License-Identifier: Apache-2.0
# Faults: killed, interrupted, no space, no permission, concurrent processes.
foreach(name kill interrupt disk_full disk_full_kits rebuild_kits replace_pfx read_only leftover_wal parallel same_name mdm one_builder uninstall tamper salvage)
  p2s_script_test(fault.${name} LABEL fault COMMAND bash "${P2S_TEST_DIR}/${name}.sh")
endforeach()

# Preloaded, which a sanitizer's own library does not allow: there the test is skipped.
set(library "")
if(NOT P2S_SANITIZE)
  file(GLOB sources CONFIGURE_DEPENDS "${P2S_TEST_DIR}/calls/*.cpp")
  add_library(fault_calls MODULE ${sources})
  target_link_libraries(fault_calls PRIVATE p2s_settings)
  set(library "$<TARGET_FILE:fault_calls>")
endif()
p2s_script_test(fault.every_call LABEL fault TIMEOUT 1500 COMMAND bash "${P2S_TEST_DIR}/every_call.sh" ${library})
p2s_script_test(fault.postgres LABEL fault COMMAND bash "${P2S_TEST_DIR}/postgres.sh" ${library})
