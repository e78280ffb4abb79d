#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A source over 400 lines holds more than one concept.
set -euo pipefail
cd "$P2S_SOURCE"
long=$(find lib cli tests examples -name '*.[ch]pp' -exec awk 'ENDFILE { if (FNR > 400) print FILENAME ": " FNR " lines" }' {} +)
[[ -z $long ]] || {
  printf '%s\n' "$long"
  exit 1
}
