# SPDX-License-Identifier: Apache-2.0
# Bare roots of Debian releases. Sourced by scripts that root runs.
# shellcheck shell=bash

root= # folder of the root that was made last

# make_root RELEASE [PACKAGE…]: a minimal root of a release (bookworm, trixie) with these packages, from the mirror that
# apt uses here.
make_root() {
  local release=$1 mirror packages
  shift
  packages=$(IFS=, && printf '%s' "$*")
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -n 1)
  root=$(mktemp -d "${TMPDIR:-/tmp}/p2s-$release.XXXXXX")
  chmod 755 "$root" # PostgreSQL does not run as root
  printf '==> %s in %s\n' "$release" "$root"
  debootstrap --variant=minbase ${packages:+"--include=$packages"} "$release" "$root" "$mirror" >"$root.log" || {
    tail -n 20 "$root.log"
    return 1
  }
  rm -f "$root.log"
  cp -L /etc/resolv.conf "$root/etc/resolv.conf"
  # How apt reaches the mirror from here, it reaches it from there.
  apt-config dump | grep -iE '^Acquire::(https?|ftp)::Proxy' >"$root/etc/apt/apt.conf.d/80proxy" || true
  mount -t proc proc "$root/proc"
  mount --rbind /sys "$root/sys"
  mount --make-rslave "$root/sys"
  mount --rbind /dev "$root/dev"
  mount --make-rslave "$root/dev"
  mount -t tmpfs tmpfs "$root/run"
}

# in_root COMMAND…: runs it there.
in_root() {
  env -i HOME=/root TERM=dumb PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin http_proxy="${http_proxy:-}" \
    https_proxy="${https_proxy:-}" DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"
}

# remove_root: unless KEEP is set. Does nothing if there is none.
remove_root() {
  local mounted
  [[ -n $root ]] || return 0
  # What was mounted last is unmounted first.
  while read -r mounted; do umount -l "$mounted"; done < <(awk -v top="$root/" 'index($2, top) == 1 { print $2 }' /proc/mounts | tac)
  if [[ -z ${KEEP:-} ]]; then rm -rf --one-file-system "$root"; else printf 'kept: %s\n' "$root"; fi
  root=
}
