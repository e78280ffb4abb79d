#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Common misspellings in what people read: documentation, manual pages, templates, sources and schemas.
# Texts of other programs (errors/) are in several languages, and tests contain wrong words on purpose.
set -euo pipefail
cd "$P2S_SOURCE"
if echo teh | codespell - >/dev/null; then
  echo 'spelling: codespell misses an error' >&2
  exit 1
fi
# adresse, ist: German, in the output of ipconfig and in rasdial's texts; whats: a part of a URL.
codespell --ignore-words-list adresse,erro,ist,whats ./*.md docs man templates schema cli lib examples completions
