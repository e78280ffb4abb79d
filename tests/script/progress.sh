#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Bulk work on a terminal: its progress never shares a line with output, a warning or an error.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Root --key ec:p256
expect 0 client issue user-{1..30} --key ec:p256
build=(package build --azure "$P2S_SOURCE/tests/data/vendor/azure-2024.zip" --all --jobs 1 --pfx-iterations 300000)
"$P2S_PYTHON" -B "$P2S_SOURCE/tests/script/progress.py" "$P2SCTL" "${build[@]}" || fail 'see above'
