# Builds by preset. Sourced by quickstart and test.
# shellcheck shell=bash

jobs=$(nproc)

# build PRESET [TARGET…]: says every 15 seconds how far it is; all other output is shown only when it fails.
build() {
  local preset=$1 log=build/$1.log status=0 builder
  shift
  mkdir -p build
  cmake --preset "$preset" >"$log" 2>&1 || {
    tail -n 40 "$log"
    return 1
  }
  NINJA_STATUS='[%f of %t] ' cmake --build "build/$preset" -j "$jobs" ${1:+--target "$@"} >"$log" 2>&1 &
  builder=$!
  while kill -0 "$builder" 2>/dev/null; do
    sleep 1
    ((++waited % 15)) || show_progress "$log"
  done
  wait "$builder" || status=$?
  ((status == 0)) || {
    grep -vE '^\[[0-9]+ of [0-9]+\] ' "$log" | tail -n 60
    printf 'the build failed; all of its output is in %s\n' "$log"
  }
  return "$status"
}

waited=0

# show_progress LOG: "step 12 of 90", as the log says last.
show_progress() {
  sed -nE 's/^\[([0-9]+ of [0-9]+)\] .*/    step \1/p' "$1" | tail -n 1
}
