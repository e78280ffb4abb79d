# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# has_lab: whether this machine can run a lab of a gateway with certificates.
has_lab() {
  local program
  ((EUID == 0)) && [[ -c /dev/net/tun ]] && unshare -nm true 2>/dev/null || return 1
  for program in ip ping nsenter sysctl swanctl openvpn; do
    PATH=$PATH:/usr/sbin:/sbin command -v "$program" >/dev/null || return 1
  done
}
