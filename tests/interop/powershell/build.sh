#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# build.sh FOLDER: builds the harness to FOLDER/bin/harness, unless it is there already.
# Exit status 77 if there is no .NET SDK, or if its packages are neither here nor to be had.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${1:?a folder}

skip() {
  printf 'skipped: %s\n' "$1"
  exit 77
}

sdk=$(dotnet --version 2>/dev/null) || skip 'no .NET SDK'
((${sdk%%.*} >= 10)) || skip "the .NET SDK is older than 10: $sdk"
sources=$(cd "$here" && { echo "$sdk"; find . -type f \( -name '*.cs' -o -name '*.csproj' -o -name packages.lock.json \) | sort | xargs sha256sum; })
mkdir -p "$folder"
exec 9>"$folder/lock"
flock 9
[[ ! -e $folder/built || $(<"$folder/built") != "$sources" ]] || exit 0

# The user's home may be missing or read-only. Packages that a user has already are not fetched again.
if [[ -z ${NUGET_PACKAGES:-} ]]; then
  user=$(getent passwd "$(id -u)" | cut -d: -f6)
  [[ -w $user ]] && export HOME=$user || export HOME=$folder NUGET_PACKAGES=$folder/packages
fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
rm -rf "${folder:?}"/{bin,obj,built}
status=0
timeout 300 dotnet restore "$here/harness.csproj" --locked-mode --artifacts-path "$folder/obj" >"$folder/restore.log" 2>&1 9>&- ||
  status=$?
if ((status != 0)); then
  cat "$folder/restore.log"
  # 124: out of time. NU1301: no feed answers; NU1100 to NU1103: none has the package. Others are mistakes of ours.
  ((status != 124)) && ! grep -qE 'NU1(301|10[0-3])' "$folder/restore.log" || skip 'the packages cannot be restored'
  exit 1
fi
timeout 300 dotnet build "$here/harness.csproj" --no-restore -c Release --artifacts-path "$folder/obj" -o "$folder/bin" \
  -p:UseSharedCompilation=false >"$folder/build.log" 2>&1 9>&- || {
  cat "$folder/build.log"
  exit 1
}
printf '%s' "$sources" >"$folder/built"
