#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A root and 100 clients with RSA-2048 keys and a PFX each, by the clock: p2sctl against shell loops around other
programs, one client after the other. Programs that write no PFX are followed by openssl pkcs12."""

import os
import pathlib
import subprocess
import sys

import measure

CLIENTS = int(os.environ.get("P2S_BENCH_PEERS", "100"))
PFX = 'openssl pkcs12 -export -in "$n.pem" -inkey "$n.key" -certfile ca.pem -out "$n.pfx" -passout pass:of-no-worth'
# Once, then for each client, named $n.
PEERS = {
    "openssl": (
        "openssl req -x509 -newkey rsa:2048 -noenc -keyout ca.key -out ca.pem -days 3650 -subj /CN=Root",
        'openssl req -x509 -newkey rsa:2048 -noenc -keyout "$n.key" -CA ca.pem -CAkey ca.key -out "$n.pem" -days 365 '
        '-subj "/CN=$n" -addext extendedKeyUsage=clientAuth && ' + PFX,
    ),
    "certtool": (
        "printf 'cn = Root\nca\ncert_signing_key\nexpiration_days = 3650\n' >ca.cfg && "
        "certtool --generate-privkey --key-type rsa --bits 2048 --outfile ca.key && "
        "certtool --generate-self-signed --load-privkey ca.key --template ca.cfg --outfile ca.pem",
        "printf 'cn = %s\ntls_www_client\nexpiration_days = 365\n' \"$n\" >client.cfg && "
        'certtool --generate-privkey --key-type rsa --bits 2048 --outfile "$n.key" && '
        'certtool --generate-certificate --load-privkey "$n.key" --load-ca-certificate ca.pem --load-ca-privkey ca.key '
        '--template client.cfg --outfile "$n.pem" && '
        'certtool --to-p12 --load-privkey "$n.key" --load-certificate "$n.pem" --load-ca-certificate ca.pem --p12-name "$n" '
        '--password of-no-worth --outder --outfile "$n.pfx"',
    ),
    "easy-rsa": (
        "export EASYRSA_BATCH=1; easyrsa=/usr/share/easy-rsa/easyrsa; "
        "$easyrsa init-pki && EASYRSA_REQ_CN=Root $easyrsa build-ca nopass",
        '$easyrsa build-client-full "$n" nopass && EASYRSA_PASSOUT=pass:of-no-worth $easyrsa export-p12 "$n"',
    ),
    "strongSwan pki": (
        "pki --gen --type rsa --size 2048 --outform pem >ca.key && "
        "pki --self --ca --in ca.key --dn CN=Root --lifetime 3650 --outform pem >ca.pem",
        'pki --gen --type rsa --size 2048 --outform pem >"$n.key" && '
        'pki --issue --in "$n.key" --type priv --cacert ca.pem --cakey ca.key --dn "CN=$n" --flag clientAuth --outform pem '
        '>"$n.pem" && ' + PFX,
    ),
    "cfssl": (
        'printf \'{"CN": "%s", "key": {"algo": "rsa", "size": 2048}}\' Root >ca.json && '
        "cfssl genkey -initca ca.json | cfssljson -bare ca && ln -s ca-key.pem ca.key",
        'printf \'{"CN": "%s", "key": {"algo": "rsa", "size": 2048}}\' "$n" >client.json && '
        'cfssl gencert -ca ca.pem -ca-key ca.key client.json | cfssljson -bare "$n" && ln -s "$n-key.pem" "$n.key" && ' + PFX,
    ),
}


def loop(folder, once, each):
    """Wall seconds of a shell that creates the root and the clients."""
    folder.mkdir()
    script = f"set -e\n{once}\nfor n in $(seq -f client-%g {CLIENTS}); do\n{each} || exit\ndone"
    with open(folder / "log", "w") as log:
        wall = measure.run(["sh", "-c", script], cwd=folder, stderr=log).wall
    made = len(list(folder.rglob("*.p12" if (folder / "pki").exists() else "*.pfx")))
    return wall if made == CLIENTS else sys.exit(f"{folder}: {made} PFX files, see its log")


def ours(folder):
    """Wall seconds of p2sctl, from the workspace to the last PFX."""
    corp = folder / "corp"
    corp.mkdir()
    names = [f"client-{number}" for number in range(CLIENTS)]
    issue = ["client", "issue", *names, "--key", "rsa:2048", "--pfx", "pfx"]
    wall = 0
    for command in (["init", "."], ["root", "create", "Root", "--key", "rsa:2048"], issue):
        wall += measure.run([measure.P2SCTL, *command], cwd=corp, stderr=subprocess.DEVNULL).wall
    return wall


report = measure.Report()
with measure.temporary() as folder:
    folder = pathlib.Path(folder)
    measure.passphrase(folder)
    wall = ours(folder)
    report.note(f"p2sctl: {wall:.1f} s")
    for name, (once, each) in PEERS.items():
        peer = loop(folder / name.replace(" ", "-"), once, each)
        report.note(f"{name}: {peer:.1f} s")
        report.at_least(f"times as long: {name}", peer / wall, 1)
report.end()
