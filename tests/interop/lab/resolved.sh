#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# resolved.sh FOLDER: systemd-resolved and OpenVPN's script for it in FOLDER, unpacked but not installed: the package would
# take over the machine's own resolv.conf.
# Exit status 77 if the packages cannot be had.
set -euo pipefail
folder=${1:?a folder}
packages=(systemd-resolved openvpn-systemd-resolved)

mkdir -p "$folder"
# Tests run at the same time; the first one unpacks.
exec 9>"$folder/lock"
flock 9
[[ ! -e $folder/complete ]] || exit 0
cd "$folder"
if ! command -v apt-get >/dev/null || ! apt-get -qq -o APT::Sandbox::User=root download "${packages[@]}" >download.log 2>&1; then
  echo "skipped: the packages ${packages[*]} cannot be downloaded"
  exit 77
fi
for package in ./*.deb; do dpkg-deb -x "$package" .; done
rm -f ./*.deb
touch complete
