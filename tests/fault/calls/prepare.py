# SPDX-License-Identifier: Apache-2.0
"""The workspace of the cases, made once: two roots, four clients, one of them suspended; and the files that commands read."""

import json
import shutil
import subprocess
from datetime import datetime, timezone

USERS = "name,email\nalice,alice@corp.example\nbob,\nerin,\n"
SPEC = """[gateway]
name = "TestGW"
sku = "VpnGw2"
generation = 2
tunnels = ["openvpn"]
pools = ["10.1.2.0/24"]

[vnet]
prefixes = ["10.1.0.0/16"]
gateway_subnet = "10.1.255.0/27"
"""
LOG = "Error 809: the network connection between your computer and the VPN server could not be established\n"


def certificate(folder, name, *options):
    subprocess.run(
        ["openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", folder / f"{name}.key",
         "-subj", f"/CN={name}", *options], check=True, capture_output=True)


def sessions():
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    return json.dumps([{"vpnConnectionId": "OVPN_1", "vpnUserName": "alice", "vpnConnectionTime": now, "vpnConnectionDuration": 60,
                        "privateIpAddress": "172.16.201.4", "publicIpAddress": "198.51.100.7:39672", "egressBytesTransferred": 1,
                        "ingressBytesTransferred": 1, "egressPacketsTransferred": 1, "ingressPacketsTransferred": 1,
                        "maxBandwidth": 48000000, "maxPacketsPerSecond": 1}])


def make_requests(inputs):
    certificate(inputs, "erin", "-new", "-out", inputs / "erin.csr")
    (inputs / "requests").mkdir()
    for name in ("heidi", "ivan"):
        certificate(inputs, name, "-new", "-out", inputs / "requests" / f"{name}.csr")
    certificate(inputs, "root", "-x509", "-days", "3650", "-out", inputs / "root.pem", "-addext", "basicConstraints=critical,CA:TRUE",
                "-addext", "keyUsage=critical,keyCertSign,cRLSign")


def make_inputs(inputs, source):
    inputs.mkdir()
    for name, text in (("passphrase", "correct horse battery staple\n"), ("next", "another good passphrase\n"), ("users.csv", USERS),
                       ("health.json", sessions()), ("client.log", LOG)):
        (inputs / name).write_text(text, encoding="utf-8")
        (inputs / name).chmod(0o600)
    shutil.copy(source / "tests/data/vendor/azure-2024.zip", inputs / "azure.zip")
    shutil.copy(source / "tests/data/live/arm.json", inputs / "live.json")
    make_requests(inputs)


def make_base(base, inputs, program):
    """`program(folder, name, words)` runs a program in a folder and expects that it succeeds."""
    base.mkdir()

    def p2sctl(*words):
        program(base, "p2sctl", words)

    program(base, "quick_workspace", ("corp", "TestGW", inputs / "passphrase"))
    (base / "plan.toml").write_text(SPEC, encoding="utf-8")
    for root in ("Main", "Lab"):
        p2sctl("root", "create", root, "--key", "ec:p256")
    p2sctl("client", "issue", "alice", "bob", "carol", "dora", "--key", "ec:p256")
    p2sctl("client", "revoke", "dora", "--reason", "certificate-hold")
    # Issued by a root of the store, elsewhere.
    p2sctl("client", "issue", "grace", "--key", "ec:p256")
    p2sctl("client", "export", "grace", "--format", "cer", "-o", inputs / "grace.pem")
    p2sctl("client", "export", "grace", "--format", "key", "-o", inputs / "grace.key")
    p2sctl("client", "remove", "grace", "--yes")
    p2sctl("store", "backup", inputs / "backup.db")
    damaged = bytearray((inputs / "backup.db").read_bytes())
    damaged[0:100] = bytes(100)
    (inputs / "damaged.db").write_bytes(damaged)
