# SPDX-License-Identifier: Apache-2.0
# Builds by preset. Sourced by quickstart and test.
# shellcheck shell=bash

jobs=$(nproc)

# build PRESET [TARGET…]: prints every 15 seconds how far it is; all other output is shown only when it fails.
build() {
  local preset=$1 log=build/$1.log status=0 progress targets=()
  shift
  (($# == 0)) || targets=(--target "$@")
  mkdir -p build
  cmake --preset "$preset" >"$log" 2>&1 || {
    tail -n 40 "$log"
    return 1
  }
  show_progress "$log" &
  progress=$!
  NINJA_STATUS='[%f of %t] ' cmake --build "build/$preset" -j "$jobs" "${targets[@]}" >"$log" 2>&1 || status=$?
  kill "$progress"
  wait "$progress" 2>/dev/null || true
  ((status == 0)) || {
    grep -vE '^\[[0-9]+ of [0-9]+\] ' "$log" | tail -n 60
    printf 'the build failed; all of its output is in %s\n' "$log"
  }
  return "$status"
}

# show_progress LOG: "step 12 of 90", as the log of ninja says last, for as long as the script runs.
show_progress() {
  while sleep 15 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
    sed -nE 's/^\[([0-9]+ of [0-9]+)\] .*/    step \1/p' "$1" | tail -n 1
  done
}
