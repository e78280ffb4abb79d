#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""gateway check on a normal spec and on one with 10,000 prefixes, against Python reading and comparing the same."""

import pathlib
import subprocess

import measure

PREFIXES, ROUNDS = 10_000, 15
NORMAL = """
[gateway]
name = "VNet1GW"
location = "eastus"
sku = "VpnGw2AZ"
generation = 2
tunnels = ["openvpn"]
pools = ["172.16.201.0/24"]
[vnet]
prefixes = ["10.1.0.0/16"]
gateway_subnet = "10.1.255.0/27"
peered = ["10.2.0.0/16"]
[on_premises]
prefixes = ["192.168.128.0/20"]
[entra]
tenant = "https://login.microsoftonline.com/00000000-1111-2222-3333-444444444444"
audience = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8"
issuer = "https://sts.windows.net/00000000-1111-2222-3333-444444444444/"
"""
# What it takes at the least: the file read, every prefix parsed, sorted and compared with its neighbour.
PEER = """
import ipaddress, sys, tomllib
spec = tomllib.load(open(sys.argv[1], "rb"))
vnet, site = spec["vnet"], spec["on_premises"]
texts = spec["gateway"]["pools"] + vnet["prefixes"] + vnet["peered"] + site["prefixes"] + site["bgp_learned"]
rows = sorted(ipaddress.ip_network(text) for text in texts)
sys.exit(any(a.overlaps(b) for a, b in zip(rows, rows[1:])))
"""


def listed(first, count):
    """TOML list of `count` /28 that do not meet, from 10.0.0.0 on."""
    return ", ".join(f'"10.{n >> 12}.{n >> 4 & 255}.{(n & 15) << 4}/28"' for n in range(first, first + count))


def large():
    """Each kind of network a fifth of the prefixes, and none meets another."""
    lists = [listed(index * 100_000, PREFIXES // 5) for index in range(5)]
    return (
        f'[gateway]\nsku = "VpnGw5AZ"\ngeneration = 2\ntunnels = ["ikev2", "openvpn"]\npools = [{lists[0]}]\n'
        f"[vnet]\nprefixes = [{lists[1]}]\npeered = [{lists[2]}]\n"
        f"[on_premises]\nprefixes = [{lists[3]}]\nbgp_learned = [{lists[4]}]\n"
    )


def cpu(argv, folder, codes=(0,)):
    """The least CPU seconds of several runs."""
    return min(measure.run(argv, codes, cwd=folder, stderr=subprocess.DEVNULL).cpu for _ in range(ROUNDS))


report = measure.Report()
with measure.temporary() as folder:
    folder = pathlib.Path(folder)
    (folder / "normal.toml").write_text(NORMAL)
    (folder / "large.toml").write_text(large())
    check = [measure.P2SCTL, "gateway", "check"]
    start = cpu([measure.P2SCTL, "--version"], folder)
    # Rules may report so many networks; the work is the same.
    normal = cpu([*check, "normal.toml"], folder)
    many = cpu([*check, "large.toml"], folder, (0, 3))
    python_start = cpu(["python3", "-c", ""], folder)
    python = cpu(["python3", "-c", PEER, "large.toml"], folder)
report.note(f"p2sctl --version {1e3 * start:.1f} ms CPU, a normal spec {1e3 * normal:.1f} ms")
report.note(f"{PREFIXES:,} prefixes: p2sctl {1e3 * many:.1f} ms CPU, Python {1e3 * python:.1f} ms")
report.at_most("a normal spec over p2sctl --version", normal / start, 2.5)
report.at_least("times less CPU than Python for many prefixes", (python - python_start) / (many - start), 3)
report.end()
