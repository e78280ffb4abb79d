# SPDX-License-Identifier: Apache-2.0
# Chromium, driven by the scripts beside this one. Sourced by tests that look at pages.
# shellcheck shell=bash
P2S_CHROMIUM=$(command -v chromium) || {
  echo 'skipped: no Chromium (apt install chromium)'
  exit 77
}
export P2S_CHROMIUM P2S_NPM=$P2S_BUILD/../npm
bash "$P2S_SOURCE/tests/interop/npm/install.sh" "$P2S_NPM" || exit

# look SCRIPT PAGE NAME [ARGUMENT…]: problems found by the browser are in ./complaints, pictures in the build folder.
look() {
  local script=$1 page=$2 name=$3
  # shellcheck disable=SC2154 # of tests/script/lib.sh
  TMPDIR=$work timeout 600 node "$P2S_SOURCE/tests/interop/browser/$script.mjs" "$page" "$P2S_BUILD/$script/$name" \
    "${@:4}" >complaints 2>&1
}
