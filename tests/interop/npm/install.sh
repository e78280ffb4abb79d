#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# install.sh FOLDER: installs the npm packages of package-lock.json to FOLDER/node_modules, unless they are there.
# Exit status 77 if there is no npm. Scripts of the packages are not run.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${1:?a folder}

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
  echo 'skipped: no npm (apt install nodejs npm)'
  exit 77
fi
mkdir -p "$folder"
# Tests run at the same time; the first one installs.
exec 9>"$folder/lock"
flock 9
! cmp -s "$here/package-lock.json" "$folder/installed-lock.json" || exit 0
cp "$here/package.json" "$here/package-lock.json" "$folder/"
# The user's home may be missing or read-only, and is not needed.
npm_config_cache=$folder/cache npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund >"$folder/npm.log" 2>&1 || {
  tail -n 20 "$folder/npm.log" >&2
  exit 1
}
rm -rf "$folder/cache"
cp "$here/package-lock.json" "$folder/installed-lock.json"
