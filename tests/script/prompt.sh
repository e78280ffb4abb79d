#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The prompt on a terminal: no echo, twice for new secrets, and Ctrl-C leaves the terminal as it was.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || exit 77
python3 "$(dirname "$0")/prompt.py" "$P2SCTL" || fail 'see above'
