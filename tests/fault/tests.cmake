# SPDX-License-Identifier: Apache-2.0
# Faults: killed, interrupted, no space, no permission, concurrent processes.
foreach(name kill interrupt disk_full disk_full_kits rebuild_kits replace_pfx read_only leftover_wal parallel same_name mdm one_builder uninstall tamper salvage)
  p2s_script_test(fault.${name} LABEL fault COMMAND bash "${P2S_TEST_DIR}/${name}.sh")
endforeach()
