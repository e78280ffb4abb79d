#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Files for Linux, read by their programs: swanctl and ipsec's starter with daemons of this test, in
# namespaces of their own; NetworkManager's reader of key files; shellcheck. install.sh leaves nothing behind.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
PATH=$PATH:/usr/sbin:/sbin

if ! unshare -nm true 2>/dev/null; then
  echo 'skipped: no right to make namespaces'
  exit 77
fi
here=$P2S_SOURCE/tests/interop/linux

make_workspace corp
expect 0 root create P2SRootCert
expect 0 root export P2SRootCert -o root.cer
# shellcheck disable=SC2016
names=('alice' "O'Brien \"R&D\" <x> \$(id) %n" 'naïve-Ж')
expect 0 client issue "${names[@]}"
python=${P2S_PYTHON:-python3}
"$python" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null
# gateway NAME FROM OLD=NEW…: gateway-NAME.zip, a variant of a sample package.
gateway() { "$python" "$P2S_SOURCE/tests/interop/windows/variant.py" "azure-$2.zip" "gateway-$1.zip" "${@:3}"; }
gateway 2022 2022 '>OpenVPN<=>IkeV2,OpenVPN<'
cp azure-2024.zip gateway-2024.zip
# shellcheck disable=SC2016
gateway names 2024 '>vnet-corp<=>Café “R&amp;D” # {x} $(id) \ ; = "q"<'

cat >strongswan.conf <<END
charon {
  load_modular = yes
  plugins {
    include /etc/strongswan.d/charon/*.conf
    vici {
      socket = unix://$work/vici
    }
  }
  filelog {
    log {
      path = $work/charon.log
      flush_line = yes
      default = 1
    }
  }
}
END
export STRONGSWAN_CONF=$work/strongswan.conf

# alone SCRIPT ARGUMENT…: runs the script in its own namespaces; output in ./said.
alone() {
  rm -f charon.log
  timeout --kill-after=5 60 unshare -nm --propagation private --pid --fork --mount-proc --kill-child \
    bash "$here/$1" "${@:2}" >said 2>&1
}

# swanctl_takes ETC: swanctl loads the tree completely and without warnings.
swanctl_takes() {
  alone swanctl.sh "$1/swanctl" || return 1
  # Missing folders are fine, and daemons report missing modules.
  grep -q 'successfully loaded 1 connections' said && grep -q 'loaded private key from' said &&
    ! grep -v '^opening directory' said | grep -qi 'invalid\|failed'
}

# ipsec_takes ROOT: starter reads every line, and the daemon loads connection and key.
ipsec_takes() {
  alone ipsec.sh "$1" || return 1
  ! grep -qi 'parsing error\|unknown keyword\|bad value\|syntax error' said &&
    grep -q 'added configuration' charon.log && grep -q 'loaded .* private key from' charon.log &&
    grep -q 'loaded ca certificate' charon.log
}

# no_trace ROOT: install.sh has removed all of its files.
no_trace() { is_equal "$(find "$1" -type f)" ''; }

strongswan() {
  local kit=$1/linux root=$work/root way
  shellcheck "$kit/install.sh" || fail "$kit/install.sh"
  for way in swanctl ipsec; do
    rm -rf "$root"
    DESTDIR=$root sh "$kit/install.sh" strongswan --form "$way" >said || fail "$kit: $(cat said)"
    find "$root" -type f -exec sha256sum {} + | sort >first
    DESTDIR=$root sh "$kit/install.sh" strongswan --form "$way" >said
    find "$root" -type f -exec sha256sum {} + | sort | cmp - first || fail 'a second time makes a difference'
    is_equal "$(find "$root" -type f ! -perm 600 ! -name ipsec.conf)" ''
    if [[ $way == swanctl ]]; then
      swanctl_takes "$root/etc" || fail "swanctl: $kit: $(cat said charon.log)"
      is_equal "$(grep -c 'remote public key authentication' connections)" 1
    else
      ipsec_takes "$root" || fail "ipsec: $kit: $(cat said charon.log)"
    fi
    DESTDIR=$root sh "$kit/install.sh" --uninstall >said
    no_trace "$root"
  done
}

# nm_takes FILE: NetworkManager reads the key file; its own version of it is in ./said.
nm_takes() { nmcli --offline connection modify connection.autoconnect no <"$1" >said 2>log; }

# keeps FILE: NetworkManager writes every line of the file except empty ones, in any order.
keeps() {
  grep -v '^$' "$1" | grep -vx 'method=ignore\|password-flags=1' | sort >wanted
  comm -23 wanted <(sort said) >missing
  [[ ! -s missing ]] || fail "$1: NetworkManager drops $(cat missing)"
}

network_manager() {
  local kit=$1/linux root=$work/root file path folder number=0
  rm -rf "$root"
  DESTDIR=$root sh "$kit/install.sh" networkmanager >said || fail "$kit: $(cat said)"
  DESTDIR=$root sh "$kit/install.sh" networkmanager >said || fail "$kit: $(cat said)"
  is_equal "$(find "$root" -type f ! -perm 600)" ''
  for file in "$root"/etc/NetworkManager/system-connections/*.nmconnection; do
    nm_takes "$file" || fail "NetworkManager refuses $file: $(cat log)"
    keeps "$file"
    while read -r path; do
      [[ -s $root$path ]] || fail "$file names $path, which is not there"
    done < <(sed -n 's/^[a-z]*=\(\/etc\/.*\)/\1/p' "$file")
    number=$((number + 1))
  done
  is_equal "$number" 2
  folder=$(echo "$root"/etc/p2sctl/*)
  openssl x509 -in "$folder/client.pem" -noout -pubkey >cert.pub || fail "$kit: no certificate"
  openssl pkey -in "$folder/client.key" -pubout | cmp - cert.pub || fail "$kit: key and certificate are not of one pair"
  DESTDIR=$root sh "$kit/install.sh" --uninstall >said
  no_trace "$root"
}

# openvpn: the installed file is the profile of the kit, with the mark of install.sh.
openvpn_profiles() {
  local kit=$1/linux root=$work/root profile
  rm -rf "$root"
  DESTDIR=$root sh "$kit/install.sh" openvpn >said || fail "$kit: $(cat said)"
  profile=$(echo "$root"/etc/openvpn/client/*.conf)
  is_equal "$(mode_of "$profile")" 600
  tail -n +2 "$profile" | cmp - "$kit"/openvpn/*.ovpn || fail "$kit: another profile"
  DESTDIR=$root sh "$kit/install.sh" openvpn --uninstall --dry-run >said
  ! grep -q removed said || fail "a dry run has removed something: $(cat said)"
  DESTDIR=$root sh "$kit/install.sh" openvpn --uninstall >said
  grep -q '^removed ' said || fail "$(cat said)"
  no_trace "$root"
  DESTDIR=$root sh "$kit/install.sh" openvpn --uninstall >said
  grep -q 'is not installed$' said || fail "removed a second time: $(cat said)"
}

for form in 2022 2024 names; do
  expect 0 package build --azure "gateway-$form.zip" --all --os linux -o "kits-$form"
  kits=0
  for kit in "kits-$form"/*/; do
    strongswan "${kit%/}"
    network_manager "${kit%/}"
    openvpn_profiles "${kit%/}"
    # A kit for one system: a few files, each once, and what is shared in one folder.
    is_equal "$(find "$kit" -type f | wc -l)" 12
    is_equal "$(find "$kit" -type f -exec sha256sum {} + | cut -d' ' -f1 | sort | uniq -d)" ''
    kits=$((kits + 1))
  done
  is_equal "$kits" "${#names[@]}"
  [[ $form != 20?? ]] || confirmed linux strongSwan "azure-$form.zip" \
    'swanctl files and ipsec.conf loaded by its daemons; installed and removed by install.sh'
  [[ $form != 20?? ]] || confirmed linux NetworkManager "azure-$form.zip" \
    'connections for IKEv2 and OpenVPN read by nmcli without loss; installed and removed by install.sh'
done

# Excluded prefixes are policies of the daemon once loaded, and of the kernel if it supports IPsec.
cat >>corp/p2s.toml <<'TOML'
[kit]
exclude_routes = ["203.0.113.0/24", "2001:db8:7::/48"]
TOML
expect 0 package build --azure gateway-2024.zip --client alice --os linux -o kits-outside
outside='kits-outside/alice/linux'
for way in swanctl ipsec; do
  rm -rf root
  DESTDIR=$work/root sh "$outside/install.sh" strongswan --form "$way" >said || fail "$outside: $(cat said)"
  if [[ $way == swanctl ]]; then
    alone swanctl.sh root/etc/swanctl || fail "swanctl: $outside: $(cat said charon.log)"
    grep -qF 'successfully loaded 2 connections' said || fail "$(cat said)"
    for prefix in 203.0.113.0/24 2001:db8:7::/48; do grep -qF "$prefix" outside || fail "not outside: $prefix: $(cat outside)"; done
  else
    ipsec_takes "$work/root" || fail "ipsec: $outside: $(cat said charon.log)"
    for prefix in 203.0.113.0/24 2001:db8:7::/48; do grep -qE "outside-ipv[46].*$prefix.*PASS" connections || fail "not outside: $prefix: $(cat connections)"; done
  fi
  for prefix in 203.0.113.0/24 2001:db8:7::/48; do
    [[ ! -s policies ]] || grep -qF "dst $prefix" policies || fail "no policy for $prefix: $(cat policies)"
  done
done
rm -rf root
confirmed linux strongSwan azure-2024.zip 'excluded prefixes loaded as policies by its daemons, from swanctl files and ipsec.conf'

# install.sh does not change foreign files.
kit="kits-2024/alice/linux"
mkdir -p root/etc/swanctl/conf.d
echo '# mine' >root/etc/swanctl/conf.d/vnet-corp.conf
! DESTDIR=root sh "$kit/install.sh" strongswan --form swanctl 2>said || fail 'a file of others is overwritten'
grep -q 'does not belong to this connection' said || fail "$(cat said)"
DESTDIR=root sh "$kit/install.sh" --uninstall >said
is_equal "$(find root -type f -exec cat {} +)" '# mine'
rm -rf root
DESTDIR=root sh "$kit/install.sh" strongswan --form swanctl --dry-run >said
[[ ! -e root ]] || fail '--dry-run wrote files'
grep -q 'root/etc/swanctl/private/vnet-corp.pem' said || fail "$(cat said)"

# The UUID of the connection is derived from the gateway's DNS name and does not change.
file=$(echo kits-2024/alice/linux/networkmanager/*-ikev2.nmconnection)
address=$(sed -n 's/^address=//p' "$file")
is_equal "$(sed -n 's/^uuid=//p' "$file")" \
  "$("$python" -c 'import sys, uuid; print(uuid.uuid5(uuid.NAMESPACE_DNS, f"ikev2.{sys.argv[1]}.p2sctl"))' "$address")"
sed 's/^uuid=.*/uuid=none/' "$file" >wrong.nmconnection
! nm_takes wrong.nmconnection || fail 'NetworkManager takes a number that is none'
connections=root/etc/NetworkManager/system-connections
mkdir -p "$connections"
echo '# mine' >"$connections/${file##*/}"
! DESTDIR=root sh "$kit/install.sh" networkmanager 2>said || fail 'a connection of others is overwritten'
DESTDIR=root sh "$kit/install.sh" --uninstall >said
is_equal "$(find root -type f -exec cat {} +)" '# mine'
rm -rf root

# The checks can fail.
DESTDIR=root sh "$kit/install.sh" strongswan --form swanctl >said
sed -i 's/^ *proposals = .*/proposals = aes256gcm16-prfsha385-ecp384/' root/etc/swanctl/conf.d/vnet-corp.conf
! swanctl_takes root/etc || fail 'swanctl loads a proposal that is none'
DESTDIR=$work/root sh "$kit/install.sh" strongswan --form ipsec >said
sed -i 's/^ *keyexchange=.*/    keyexchanges=ikev2/' root/etc/ipsec.d/vnet-corp.conf
! ipsec_takes "$work/root" || fail 'starter takes a keyword that is none'
