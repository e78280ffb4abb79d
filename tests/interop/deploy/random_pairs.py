#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes pairs of a desired and a deployed gateway at random: random_pairs.py SEED COUNT FOLDER CERTIFICATE…

FOLDER/NUMBER has the desired state (p2s.toml), the deployed gateway (gateway.json, as ARM has it), what the tools print
of it (live.json, powershell.json), and with what the script runs and must keep (pair.json, settings.sh). Certificates
are DER.
"""
import base64
import copy
import json
import random
import shlex
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "data" / "live"))
import make_forms  # noqa: E402
from random_model import Certificates, desired, edit_entries  # noqa: E402

PARTS = ("tunnels", "methods", "pools", "routes", "roots", "revoked", "radius", "entra", "ipsec", "groups")
NAME = "VNet1GW"
GATEWAYS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-net/providers/Microsoft.Network"
ID = f"{GATEWAYS}/virtualNetworkGateways/{NAME}"


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(each)}" for key, each in value.items() if each is not None) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml(each) for each in value) + "]"
    return json.dumps(value)


def table(name, values):
    return "\n".join([name, *(f"{key} = {toml(each)}" for key, each in values.items() if each is not None), ""])


def spec(model):
    """p2s.toml of the model."""
    text = table("[gateway]", {
        "name": NAME, "location": "westeurope", "sku": "VpnGw2AZ", "tunnels": model["tunnels"],
        "authentication": model["methods"], "pools": model["pools"], "custom_routes": model["routes"]})
    for name, data in model["roots"]:
        text += table("[[roots]]", {"name": name, "data": data})
    for name, thumbprint in model["revoked"]:
        text += table("[[revoked]]", {"name": name, "thumbprint": thumbprint})
    if model["radius"]:
        servers = [{"address": address, "secret": "env:RADIUS_SECRET", "score": score} for address, score in model["radius"]]
        text += table("[radius]", {"method": "eap-mschapv2", "servers": servers})
    if model["entra"]:
        text += table("[entra]", dict(zip(("tenant", "audience", "issuer"), model["entra"])))
    if model["ipsec"]:
        text += table("[[ipsec]]", model["ipsec"])
    for group in model["groups"]:
        text += table("[[groups]]", {**group, "members": [dict(zip(("type", "value"), each)) for each in group["members"]]})
    for name, groups, pools in model["connections"]:
        text += table("[[configurations]]", {"name": name, "groups": groups, "pools": pools})
    return text


def child(kind, name, properties):
    return {"name": name, "id": f"{ID}/{kind}/{name}", "etag": 'W/"1"', "properties": {"provisioningState": "Succeeded", **properties}}


def prefixes(texts):
    return {"addressPrefixes": list(texts)}


IPSEC = {"ike_encryption": "ikeEncryption", "ike_integrity": "ikeIntegrity", "dh_group": "dhGroup", "ipsec_encryption": "ipsecEncryption",
         "ipsec_integrity": "ipsecIntegrity", "pfs_group": "pfsGroup", "sa_lifetime": "saLifeTimeSeconds", "sa_data_size": "saDataSizeKilobytes"}


def configuration(r, model, secrets):
    """vpnClientConfiguration of a deployed gateway; secrets by address."""
    azure = {"certificate": "Certificate", "entra": "AAD", "radius": "Radius"}
    uses = model["methods"]
    config = {
        "vpnClientAddressPool": prefixes(model["pools"]),
        "vpnClientProtocols": [{"ikev2": "IkeV2", "openvpn": "OpenVPN", "sstp": "SSTP"}[each] for each in model["tunnels"]],
        "vpnAuthenticationTypes": [azure[each] for each in uses],
        "vpnClientRootCertificates": [child("vpnClientRootCertificates", name, {"publicCertData": data}) for name, data in model["roots"]],
        "vpnClientRevokedCertificates": [
            child("vpnClientRevokedCertificates", name, {"thumbprint": thumbprint}) for name, thumbprint in model["revoked"]],
        "vpnClientIpsecPolicies": [], "radiusServers": [], "vpnClientConnectionHealth": {"vpnClientConnectionsCount": r.randrange(9)},
        "vngClientConnectionConfigurations": [
            child("vngClientConnectionConfigurations", name, {
                "vpnClientAddressPool": prefixes(pools),
                "virtualNetworkGatewayPolicyGroups": [{"id": f"{ID}/virtualNetworkGatewayPolicyGroups/{each}"} for each in groups]})
            for name, groups, pools in connections_of(model)]}
    if model["ipsec"]:
        default = {"sa_lifetime_seconds": 27000, "sa_data_size_kilobytes": 102400000}
        names = {**IPSEC, "sa_lifetime_seconds": "saLifeTimeSeconds", "sa_data_size_kilobytes": "saDataSizeKilobytes"}
        policy = {key: each for key, each in model["ipsec"].items() if each is not None}
        config["vpnClientIpsecPolicies"].append({names[key]: each for key, each in {**default, **policy}.items()})
    servers = model["radius"] if "radius" in uses else []
    if len(servers) == 1 and r.random() < 0.7:
        config["radiusServerAddress"], config["radiusServerSecret"] = servers[0][0], secrets[servers[0][0]]
    else:
        config["radiusServers"] = [
            {"radiusServerAddress": address, "radiusServerScore": score or 30, "radiusServerSecret": secrets[address]} for address, score in servers]
    if model["entra"] and "entra" in uses:
        config["aadTenant"], config["aadAudience"], config["aadIssuer"] = model["entra"]
        if r.random() < 0.3:
            config["aadTenant"] += "/"
    return config


def connections_of(model):
    own = [(group["name"], [group["name"]], group["pools"]) for group in model["groups"] if group["pools"]]
    return own + model["connections"]


def gateway(r, model, secrets, number):
    """The deployed gateway with settings of others that must survive."""
    properties = {
        "provisioningState": "Succeeded", "resourceGuid": "00000000-0000-0000-0000-00000000000f", "gatewayType": "Vpn",
        "vpnType": "RouteBased", "vpnGatewayGeneration": "Generation2", "sku": {"name": "VpnGw2AZ", "tier": "VpnGw2AZ", "capacity": 2},
        "activeActive": r.random() < 0.5, "enableBgp": r.random() < 0.5,
        "bgpSettings": {"asn": r.choice([65515, 65010]), "peerWeight": r.randrange(5), "bgpPeeringAddresses": [
            {"ipconfigurationId": "default", "customBgpIpAddresses": ["169.254.21.5"], "defaultBgpIpAddresses": ["10.1.255.30"],
             "tunnelIpAddresses": ["198.51.100.7"]}]},
        "ipConfigurations": [child("ipConfigurations", "default", {
            "privateIPAllocationMethod": "Dynamic", "publicIPAddress": {"id": f"{GATEWAYS}/publicIPAddresses/pip-{number}"},
            "subnet": {"id": f"{GATEWAYS}/virtualNetworks/vnet/subnets/GatewaySubnet"}})],
        "virtualNetworkGatewayPolicyGroups": [
            child("virtualNetworkGatewayPolicyGroups", group["name"], {
                "isDefault": group["default"], "priority": group["priority"], "policyMembers": [
                    {"name": f"m{index}", "attributeType": kind, "attributeValue": value}
                    for index, (kind, value) in enumerate(group["members"])]})
            for group in model["groups"]]}
    if model["routes"] or r.random() < 0.5:
        properties["customRoutes"] = prefixes(model["routes"])
    if r.random() < 0.5:
        properties["natRules"] = [child("natRules", f"nat-{number}", {
            "type": "Static", "mode": "EgressSnat", "internalMappings": [{"addressSpace": "10.1.0.0/24"}],
            "externalMappings": [{"addressSpace": "100.64.0.0/24"}]})]
        properties["gatewayDefaultSite"] = {"id": f"{GATEWAYS}/localNetworkGateways/site-{number}"}
    if model["tunnels"]:
        properties["vpnClientConfiguration"] = configuration(r, model, secrets)
    return {"id": ID, "name": NAME, "type": "Microsoft.Network/virtualNetworkGateways", "etag": 'W/"1"', "location": "westeurope",
            "tags": {"owner": f"team-{number}", "cost center": str(r.randrange(10000))}, "properties": properties}


def printed(r, body):
    """What a tool prints of it: an old Azure CLI without user groups, a new one, or the body itself."""
    tool = r.choices(["arm", "cli", "old"], [5, 3, 1])[0]
    if tool == "arm":
        return body
    flat = make_forms.flat(copy.deepcopy(body))
    if tool == "old":
        del flat["virtualNetworkGatewayPolicyGroups"]
        flat.get("vpnClientConfiguration", {}).pop("vngClientConnectionConfigurations", None)
    return flat


def deployed(r, model, certificates):
    """What is deployed while the model is desired: the same, other entries, some other parts, or anything."""
    live = copy.deepcopy(model)
    kind = r.choices(["same", "entries", "parts", "other", "off"], [2, 10, 4, 3, 1])[0]
    other = desired(r, certificates, kind == "entries" or r.random() < 0.5)
    if kind == "other":
        live = other
    if kind == "off":
        live.update({part: [] for part in PARTS}, entra=None, ipsec=None, connections=[], routes=other["routes"])
    if kind == "parts":
        for part in r.sample(PARTS, r.randint(1, 4)):
            live[part] = other[part]
        live["connections"] = other["connections"] if live["groups"] == other["groups"] else live["connections"]
        live["entra"], live["radius"] = live["entra"] or other["entra"], live["radius"] or other["radius"]
    if kind in ("entries", "parts", "other"):
        edit_entries(r, live, certificates, other)
    for part in ("tunnels", "methods", "pools", "routes", "roots", "revoked", "radius", "groups", "connections"):
        r.shuffle(live[part])
    return kind, live


def shell(pair):
    """What the script of the test reads."""
    lines = ["prune=(--prune)" if pair["prune"] else "prune=()", f"hides={str(pair['hides']).lower()}"]
    for number, secret in enumerate(pair["given"], 1):
        suffix = f"_{number}" if len(pair["servers"]) > 1 else ""
        lines.append(f"export RADIUS_SECRET{suffix}={shlex.quote(secret)}")
    return "\n".join(lines) + "\n"


def write(seed, number, folder, certificates):
    r = random.Random(f"{seed}/{number}")
    model = desired(r, certificates, r.random() < 0.6)
    kind, live = deployed(r, model, certificates)
    addresses = sorted({address for each in (model, live) for address, _ in each["radius"]})
    kept = {address: f"kept-{number}-{index}-$(id)" for index, address in enumerate(addresses)}
    given = [f"given-{number}-{index}-`id`\"'\\" for index in range(len(model["radius"]))]
    body = gateway(r, live, kept, number)
    folder.mkdir(parents=True)
    shown = printed(r, body)
    powershell = {**make_forms.powershell(body), "Tag": body["tags"]}
    pair = {"kind": kind, "prune": r.random() < 0.5, "hides": r.random() < 0.5, "kept": kept, "given": given,
            "servers": [each[0] for each in model["radius"]] if "radius" in model["methods"] else []}
    (folder / "p2s.toml").write_text(spec(model))
    (folder / "settings.sh").write_text(shell(pair))
    for name, content in (("gateway", body), ("live", shown), ("powershell", powershell), ("pair", pair)):
        (folder / f"{name}.json").write_text(json.dumps(content, indent=1))


def main():
    seed, count, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    data = [base64.b64encode(Path(each).read_bytes()).decode() for each in sys.argv[4:]]
    for number in range(count):
        write(seed, number, folder / f"{number:03}", Certificates(data))


main()
