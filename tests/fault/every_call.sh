#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# every_call.sh [LIBRARY]: a sample of tests/fault/every_call, the same each time: each command that writes, with a fault
# at some of its calls. P2S_FAULT_SAMPLE=N and P2S_FAULT_SEED=N choose others.
set -euo pipefail

if (($# == 0)); then
  echo "skipped: sanitizers refuse a preloaded library"
  exit 77
fi
unset P2SCTL_WORKSPACE P2SCTL_STORE P2SCTL_PASSPHRASE_FILE
exec "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/fault/every_call" --sample "${P2S_FAULT_SAMPLE:-6}" \
  --seed "${P2S_FAULT_SEED:-1}" --jobs 2
