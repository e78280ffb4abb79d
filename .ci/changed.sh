# SPDX-License-Identifier: Apache-2.0
# What differs from the commit that the work began at. Sourced by .ci/alone and .ci/tidy, in the top folder.
# The base is $P2S_BASE, or where origin/main was left; on main itself, the tenth commit back.
# shellcheck shell=bash

# The commit that the work began at; nothing where history is too short to tell.
base() {
  local commit
  if [[ -n ${P2S_BASE:-} ]]; then
    git rev-parse "$P2S_BASE^{commit}"
    return
  fi
  commit=$(git merge-base HEAD origin/main 2>/dev/null) || commit=
  if [[ -z $commit || $commit == "$(git rev-parse HEAD)" ]]; then commit=$(git rev-parse -q --verify HEAD~10) || commit=; fi
  printf '%s\n' "$commit"
}

# changed_files PATTERN…: those of the patterns that differ from the base in more than comments, committed or not; all
# of them if there is no base.
changed_files() {
  local commit code='^[[:space:]]*([^/[:space:]]|/[^/])'
  commit=$(base)
  if [[ -z $commit ]]; then
    git ls-files "$@"
  else
    { git diff --name-only --diff-filter=d -G "$code" "$commit" -- "$@" && git ls-files -o --exclude-standard "$@"; } | sort -u
  fi
}
