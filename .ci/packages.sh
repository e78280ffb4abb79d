# SPDX-License-Identifier: Apache-2.0
# Debian packages, by purpose, for Debian 12 and 13. Sourced by quickstart and test: one list, no drift.
# shellcheck shell=bash disable=SC2034

# Packages that differ: by the version in their name, and what OpenSSL uses PKCS#11 tokens with.
case $(. /etc/os-release && printf '%s' "${VERSION_ID:-}") in
  13) libclang_rt=libclang-rt-19-dev openssl_tokens=pkcs11-provider ;;
  *) libclang_rt=libclang-rt-14-dev openssl_tokens=libengine-pkcs11-openssl ;;
esac

build_packages=(
  g++ cmake ninja-build pkg-config
  libcli11-dev libssl-dev libfmt-dev libzip-dev libpugixml-dev libexpat1-dev nlohmann-json3-dev
  libtomlplusplus-dev libutf8proc-dev libsoci-dev libsqlite3-dev libboost-dev libkainjow-mustache-dev
)
demo_packages=(openssl python3 unzip openvpn)
# Programs that the benches compare with.
bench_packages=(iprange easy-rsa golang-cfssl strongswan-pki)
test_packages=(
  libgtest-dev libbenchmark-dev librapidcheck-dev libvalijson-dev
  ccache clang clang-tidy clang-format "$libclang_rt"
  softhsm2 opensc p11-kit "$openssl_tokens"
  openssl gnutls-bin libnss3-tools default-jre-headless
  libstrongswan-standard-plugins strongswan-swanctl
  strongswan-charon strongswan-starter libcharon-extra-plugins libcharon-extauth-plugins libstrongswan-extra-plugins
  network-manager network-manager-openvpn network-manager-strongswan dbus-daemon
  python3-gi gir1.2-nm-1.0
  iproute2 iputils-ping freeradius freeradius-utils
  openvpn libxml2-utils python3 python3-jsonschema python3-cryptography python3-yaml zip unzip
  man-db mandoc groff-base zsh fish bash-completion shellcheck codespell strace expect
  sqlite3 jq git procps postgresql libsoci-postgresql4.0
  chromium libplist-utils dpkg-dev
)
# What tests/install/packages.sh needs, beyond those of the build.
release_packages=(dpkg-dev lintian debootstrap python3 git)
# Not on top of a Node.js that the machine has from elsewhere: packages of two makers do not mix.
command -v npm >/dev/null && command -v node >/dev/null || test_packages+=(nodejs npm)

# Installs what is missing of the packages named; says nothing when all are there.
install_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  ((${#missing[@]})) || return 0
  printf '==> Installing %s\n' "${missing[*]}"
  local sudo=()
  ((EUID == 0)) || sudo=(sudo)
  local apt=("${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3)
  "${apt[@]}" update
  # Tests and demo start what they need by themselves: no package shall start a service of its own.
  local policy=/usr/sbin/policy-rc.d ours=
  if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' | "${sudo[@]}" install -m 755 /dev/stdin "$policy"
    ours=yes
  fi
  local code=0
  "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null || code=$?
  [[ -z $ours ]] || "${sudo[@]}" rm -f "$policy"
  return "$code"
}
