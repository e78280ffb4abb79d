#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What became of the pairs of random_pairs.py: random_check.py FOLDER. Prints each failed pair; exit status 1.

Of each pair and tool (az, powershell): no difference afterwards but entries of others, nothing outside point-to-site
changed, a second change is empty, RADIUS secrets are those that must be kept or given, and no text has one.
"""
import copy
import json
import re
import sys
from pathlib import Path

READ_ONLY = ("etag", "provisioningState")


def load(path):
    return json.loads(path.read_text())


def foreign(gateway):
    """What is not point-to-site, without what Azure sets itself."""
    rest = copy.deepcopy(gateway)
    for key in ("vpnClientConfiguration", "customRoutes", "virtualNetworkGatewayPolicyGroups"):
        rest["properties"].pop(key, None)
    rest["properties"]["sku"].pop("capacity", None)
    for peering in rest["properties"]["bgpSettings"]["bgpPeeringAddresses"]:
        peering.pop("defaultBgpIpAddresses", None)
        peering.pop("tunnelIpAddresses", None)
    return without_read_only(rest)


def without_read_only(node):
    if isinstance(node, list):
        return [without_read_only(each) for each in node]
    if isinstance(node, dict):
        return {key: without_read_only(each) for key, each in node.items() if key not in READ_ONLY}
    return node


def kept_entries(config):
    """(name, value) of roots and revoked certificates of an ARM body."""
    return {(part, each["name"], each["properties"][value]) for part, value in (
        ("vpnClientRootCertificates", "publicCertData"), ("vpnClientRevokedCertificates", "thumbprint")) for each in config.get(part, [])}


class Pair:
    def __init__(self, folder):
        self.folder = folder
        self.pair = load(folder / "pair.json")
        self.before = load(folder / "gateway.json")
        self.faults = []

    def check(self):
        for tool in ("az", "powershell"):
            script = (self.folder / f"{tool}.script").read_text()
            after = self.folder / "stub" / "gateway.json" if tool == "az" else self.folder / "powershell.after.json"
            if not after.exists():
                self.faults.append(f"{tool}: no gateway afterwards")
                continue
            self.difference(tool)
            if (self.folder / f"{tool}.second").stat().st_size:
                self.faults.append(f"{tool}: a second change is not empty")
            if tool == "az":
                self.survives(script, load(after))
            else:
                self.survives_powershell(load(after))
        self.secrets_are_hidden()
        return self.faults

    def difference(self, tool):
        for each in load(self.folder / f"{tool}.diff")["differences"]:
            others = each["part"] in ("roots", "revoked") and each["change"] == "removed"
            if self.pair["prune"] or not others:
                self.faults.append(f"{tool}: still to do: {json.dumps(each)}")

    def survives(self, script, after):
        if foreign(self.before) != foreign(after):
            self.faults.append("az: something outside point-to-site changed")
        config = after["properties"].get("vpnClientConfiguration", {})
        names = [entry[:2] for entry in kept_entries(config)]
        if len({(part, name.lower()) for part, name in names}) != len(names):
            self.faults.append("az: two entries of one name")
        if script:
            self.secrets_are_right(config)

    def secrets_are_right(self, config):
        found = {each["radiusServerAddress"]: each.get("radiusServerSecret") for each in config.get("radiusServers", [])}
        if config.get("radiusServerAddress"):
            found[config["radiusServerAddress"]] = config.get("radiusServerSecret")
        old = self.before["properties"].get("vpnClientConfiguration", {})
        live = {old.get("radiusServerAddress"), *(each["radiusServerAddress"] for each in old.get("radiusServers", []))}
        whole = (self.folder / "whole").exists()
        for number, address in enumerate(self.pair["servers"]):
            kept = address in live and not (whole and self.pair["hides"])
            if found.get(address) != (self.pair["kept"][address] if kept else self.pair["given"][number]):
                self.faults.append(f"az: wrong secret of {address}")

    def survives_powershell(self, after):
        before = load(self.folder / "powershell.json")
        for key in ("Tag", "Location", "EnableBgp", "ActiveActive", "Id"):
            if before[key] != after[key]:
                self.faults.append(f"powershell: {key} changed")

    def secrets_are_hidden(self):
        secrets = [*self.pair["kept"].values(), *self.pair["given"]]
        for path in self.folder.rglob("*"):
            if path.suffix in (".json", ".toml", ".cer") or path.name in ("settings.sh", "exchanges") or path.is_dir():
                continue
            text = path.read_text()
            if any(secret in text or json.dumps(secret)[1:-1] in text for secret in secrets):
                self.faults.append(f"{path.name} has a secret")


def show(pair):
    """The pair without the bulk of its certificates."""
    shorten = re.compile(r"[A-Za-z0-9+/=]{80,}")
    for name in ("p2s.toml", "gateway.json", "az.script", "powershell.script"):
        text = shorten.sub(lambda match: match[0][:12] + "…" + match[0][-32:], (pair.folder / name).read_text())
        print(f"--- {name}\n{text if len(text) < 9000 else text[:9000] + '…'}")


def main():
    failed = 0
    for folder in sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir()):
        pair = Pair(folder)
        if pair.check():
            failed += 1
            print(f"FAILED: pair {folder.name} ({json.dumps(pair.pair)})", *pair.faults, sep="\n  ")
            show(pair)
    return failed != 0


sys.exit(main())
