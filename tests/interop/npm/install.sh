#!/usr/bin/env bash
# install.sh FOLDER: puts the npm packages of package-lock.json into FOLDER/node_modules, unless they are there.
# Exit code 77 when there is no npm. None of the packages' own scripts is run.
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
# A user's home may not be there or not be writable, and need not be written.
npm_config_cache=$folder/cache npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund >"$folder/npm.log" 2>&1 || {
  tail -n 20 "$folder/npm.log" >&2
  exit 1
}
rm -rf "$folder/cache"
cp "$here/package-lock.json" "$folder/installed-lock.json"
