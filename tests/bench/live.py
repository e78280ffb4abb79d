#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""gateway diff with as many roots, revoked certificates and user groups as Azure supports, and 1,000 routes."""

import base64
import json
import pathlib
import subprocess

import measure

ROOTS, REVOKED, GROUPS, ROUTES, ROUNDS = 20, 300, 90, 1_000, 15


def certificate(folder, number):
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -days 3650 -subj /CN=Root{number} -outform DER"
    return base64.b64encode(subprocess.run(command.split(), cwd=folder, check=True, capture_output=True).stdout).decode()


def child(name, properties):
    return {"name": name, "properties": properties}


def gateway(folder):
    """As an ARM GET returns it."""
    groups = [child(f"group-{n}", {"isDefault": n == 0, "priority": n, "policyMembers": [
        {"name": "m", "attributeType": "CertificateGroupId", "attributeValue": f"dept-{n}"}]}) for n in range(GROUPS)]
    client = {
        "vpnClientAddressPool": {"addressPrefixes": ["172.16.0.0/20"]}, "vpnClientProtocols": ["OpenVPN", "IkeV2"],
        "vpnAuthenticationTypes": ["Certificate"],
        "vpnClientRootCertificates": [child(f"root-{n}", {"publicCertData": certificate(folder, n)}) for n in range(ROOTS)],
        "vpnClientRevokedCertificates": [child(f"client-{n}", {"thumbprint": f"{n:040X}"}) for n in range(REVOKED)],
        "vngClientConnectionConfigurations": []}
    return {"name": "VNet1GW", "location": "westeurope", "type": "Microsoft.Network/virtualNetworkGateways", "properties": {
        "provisioningState": "Succeeded", "gatewayType": "Vpn", "vpnType": "RouteBased", "sku": {"name": "VpnGw2AZ", "tier": "VpnGw2AZ"},
        "customRoutes": {"addressPrefixes": [f"10.{n // 256}.{n % 256}.0/24" for n in range(ROUTES)]},
        "virtualNetworkGatewayPolicyGroups": groups, "vpnClientConfiguration": client}}


report = measure.Report()
with measure.temporary() as folder:
    folder = pathlib.Path(folder)
    live = gateway(folder)
    (folder / "desired.json").write_text(json.dumps(live))
    measure.run([measure.P2SCTL, "gateway", "import", "desired.json", "-o", "p2s.toml"], cwd=folder, stderr=subprocess.DEVNULL)
    # A revocation is missing and a route is of others.
    live["properties"]["vpnClientConfiguration"]["vpnClientRevokedCertificates"].pop()
    live["properties"]["customRoutes"]["addressPrefixes"][0] = "10.99.0.0/24"
    (folder / "live.json").write_text(json.dumps(live, indent=2))
    diff = [measure.P2SCTL, "gateway", "diff", "live.json"]
    spent = min(measure.run(diff, (3,), cwd=folder, stderr=subprocess.DEVNULL).cpu for _ in range(ROUNDS))
    start = min(measure.run([measure.P2SCTL, "--version"], cwd=folder).cpu for _ in range(ROUNDS))
report.note(f"p2sctl --version {1e3 * start:.1f} ms CPU")
report.note(f"{ROOTS} roots, {REVOKED} revoked, {GROUPS} groups, {ROUTES:,} routes: {1e3 * spent:.1f} ms CPU")
report.at_most("gateway diff over p2sctl --version", spent / start, 12)
report.end()
