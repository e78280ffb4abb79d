#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Shellcheck over every shell script of the project.
set -euo pipefail
cd "$P2S_SOURCE"
mapfile -d '' files < <(find .ci quickstart templates/lab test tests -type f -print0 | sort -z)
scripts=()
for file in "${files[@]}"; do
  read -r first <"$file" || true
  case "$file:${first:-}" in
    *.sh:* | *:'#!/usr/bin/env bash' | *:'#!/bin/sh') scripts+=("$file") ;;
  esac
done 2>/dev/null
shellcheck --severity=warning --source-path="$P2S_SOURCE" --external-sources "${scripts[@]}"
printf '%d scripts\n' "${#scripts[@]}"
