#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every source is as clang-format leaves it.
set -euo pipefail
cd "$P2S_SOURCE"
clang-format --version | grep -q 'version 14\.' || {
  echo 'skipped: other versions of clang-format than 14 (Debian 12) format differently'
  exit 77
}
mapfile -d '' files < <(find lib cli tests examples -name '*.[ch]pp' -print0 | sort -z)
printf '%s\0' "${files[@]}" | xargs -0 -n 16 -P "$(nproc)" clang-format --dry-run -Werror
printf '%d files\n' "${#files[@]}"
