#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One gateway, made up, in every form in which tools print it: make_forms.py DIRECTORY"""
import copy
import json
import re
import sys
from pathlib import Path

SUBSCRIPTION = "00000000-0000-0000-0000-000000000001"
ID = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworkGateways/vgw-contoso"
TENANT = "11111111-2222-3333-4444-555555555555"
NETWORK = ID.rsplit("/", 2)[0]


def root_data():
    lines = (Path(__file__).parent / "root.pem").read_text().splitlines()
    return "".join(line for line in lines if not line.startswith("-----"))


def child(kind, name, properties):
    return {"name": name, "id": f"{ID}/{kind}/{name}", "etag": 'W/"1"',
            "properties": {"provisioningState": "Succeeded", **properties}}


def arm():
    config = {
        "vpnClientAddressPool": {"addressPrefixes": ["172.16.200.0/24"]},
        "vpnClientProtocols": ["OpenVPN", "IkeV2"],
        "vpnAuthenticationTypes": ["Certificate", "AAD"],
        "vpnClientRootCertificates": [
            child("vpnClientRootCertificates", "contoso-root-2026", {"publicCertData": root_data()})],
        "vpnClientRevokedCertificates": [
            child("vpnClientRevokedCertificates", "laptop-17",
                  {"thumbprint": "0123456789ABCDEF0123456789ABCDEF01234567"})],
        "radiusServers": [
            {"radiusServerAddress": "10.1.0.10", "radiusServerScore": 30, "radiusServerSecret": ""},
            {"radiusServerAddress": "10.1.0.11", "radiusServerScore": 10, "radiusServerSecret": ""}],
        "vpnClientIpsecPolicies": [
            {"saLifeTimeSeconds": 27000, "saDataSizeKilobytes": 102400000, "ipsecEncryption": "GCMAES256",
             "ipsecIntegrity": "GCMAES256", "ikeEncryption": "AES256", "ikeIntegrity": "SHA384",
             "dhGroup": "ECP384", "pfsGroup": "ECP384"}],
        "aadTenant": f"https://login.microsoftonline.com/{TENANT}",
        "aadAudience": "66666666-7777-8888-9999-000000000000",
        "aadIssuer": f"https://sts.windows.net/{TENANT}/",
        "vngClientConnectionConfigurations": [
            child("vngClientConnectionConfigurations", "staff-pool", {
                "vpnClientAddressPool": {"addressPrefixes": ["172.16.201.0/24"]},
                "virtualNetworkGatewayPolicyGroups": [
                    {"id": f"{ID}/virtualNetworkGatewayPolicyGroups/staff"}]})],
    }
    return {
        "name": "vgw-contoso", "id": ID, "etag": 'W/"1"', "location": "westeurope",
        "type": "Microsoft.Network/virtualNetworkGateways", "tags": {"owner": "netops"},
        "properties": {
            "provisioningState": "Succeeded", "gatewayType": "Vpn", "vpnType": "RouteBased",
            "vpnGatewayGeneration": "Generation1", "packetCaptureDiagnosticState": "None",
            "sku": {"name": "VpnGw1AZ", "tier": "VpnGw1AZ", "capacity": 2},
            "activeActive": False, "enableBgp": False,
            "bgpSettings": {"asn": 65515, "peerWeight": 0},
            "ipConfigurations": [child("ipConfigurations", "default", {
                "privateIPAllocationMethod": "Dynamic",
                "publicIPAddress": {"id": f"{NETWORK}/publicIPAddresses/pip-vgw"},
                "subnet": {"id": f"{NETWORK}/virtualNetworks/vnet-hub/subnets/GatewaySubnet"}})],
            "customRoutes": {"addressPrefixes": ["10.20.0.0/16", "10.30.0.0/16"]},
            "virtualNetworkGatewayPolicyGroups": [
                child("virtualNetworkGatewayPolicyGroups", "staff", {
                    "isDefault": True, "priority": 0,
                    "policyMembers": [{"name": "staff-cn", "attributeType": "CertificateGroupId",
                                       "attributeValue": "contoso.com"}]})],
            "vpnClientConfiguration": config,
        },
    }


def flat(value):
    """What Azure CLI makes of it: no "properties", a resourceGroup beside each id."""
    if isinstance(value, list):
        return [flat(each) for each in value]
    if not isinstance(value, dict):
        return value
    result = {}
    for key, each in value.items():
        if key == "properties":
            result.update(flat(each))
        elif key != "packetCaptureDiagnosticState":
            result[key] = flat(each)
    if "id" in result:
        result["resourceGroup"] = "rg-net"
        if "etag" in result and "location" not in result:
            result.pop("type", None)
    return dict(sorted(result.items()))


def old_cli(value):
    value = flat(value)
    value.update({"customRoutes": value["customRoutes"], "extendedLocation": None, "natRules": None,
                  "gatewayDefaultSite": None, "vNetExtendedLocationResourceId": None})
    value["vpnClientConfiguration"].update({"radiusServerAddress": None, "radiusServerSecret": None})
    return value


def pascal(value):
    names = {"vngClientConnectionConfigurations": "ClientConnectionConfigurations",
             "saLifeTimeSeconds": "SALifeTimeSeconds", "saDataSizeKilobytes": "SADataSizeKilobytes",
             "resourceGroup": None, "tags": "TagsTable"}
    if isinstance(value, list):
        return [pascal(each) for each in value]
    if not isinstance(value, dict):
        return value
    result = {}
    for key, each in value.items():
        name = names.get(key, key[0].upper() + key[1:])
        if name:
            result[name] = pascal(each)
    return result


def powershell(value):
    return {**pascal(flat(value)), "ResourceGroupName": "rg-net"}


def cut(value, depth=2):
    """ConvertTo-Json without -Depth."""
    if isinstance(value, dict):
        if depth < 0:
            return "Microsoft.Azure.Commands.Network.Models.PSAddressSpace"
        return {key: cut(each, depth - 1) for key, each in value.items()}
    if isinstance(value, list):
        if depth < 0:
            return " ".join(str(cut(each, -1)) for each in value)
        return [cut(each, depth - 1) for each in value]
    return value


def windows_powershell(value):
    """5.1 also prints each object as text."""
    whole = powershell(value)
    short = cut(whole, 0)
    for key in ("VpnClientConfiguration", "CustomRoutes", "Sku", "BgpSettings", "IpConfigurations",
                "VirtualNetworkGatewayPolicyGroups"):
        short[key + "Text"] = json.dumps(whole[key], indent=2)
        short[key] = "Microsoft.Azure.Commands.Network.Models.PS" + key
    return short


def snake(name):
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda match: "_" + match.group(1).lower(), name).lower()


def terraform_values(value):
    inner = value["properties"]
    config = inner["vpnClientConfiguration"]
    policy = config["vpnClientIpsecPolicies"][0]
    renamed = {"saLifeTimeSeconds": "sa_lifetime_in_seconds", "saDataSizeKilobytes": "sa_data_size_in_kilobytes"}
    return {
        "id": ID, "name": "vgw-contoso", "resource_group_name": "rg-net", "location": "westeurope",
        "type": "Vpn", "vpn_type": "RouteBased", "sku": "VpnGw1AZ", "generation": "Generation1",
        "active_active": False, "bgp_enabled": False, "bgp_settings": [{"asn": 65515, "peer_weight": 0}],
        "ip_configuration": [{"name": "default", "subnet_id": "/subnets/GatewaySubnet"}],
        "custom_route": [{"address_prefixes": ["10.30.0.0/16", "10.20.0.0/16"]}],
        "policy_group": [{"name": "staff", "is_default": True, "priority": 0, "policy_member": [
            {"name": "staff-cn", "type": "CertificateGroupId", "value": "contoso.com"}]}],
        "tags": None,
        "vpn_client_configuration": [{
            "address_space": ["172.16.200.0/24"],
            "vpn_client_protocols": ["IkeV2", "OpenVPN"],
            "vpn_auth_types": ["AAD", "Certificate"],
            "root_certificate": [{"name": "contoso-root-2026", "public_cert_data": root_data()}],
            "revoked_certificate": [{"name": "laptop-17", "thumbprint": "0123456789abcdef0123456789abcdef01234567"}],
            "radius_server": [{"address": "10.1.0.10", "score": 30, "secret": ""},
                              {"address": "10.1.0.11", "score": 10, "secret": ""}],
            "radius_server_address": "", "radius_server_secret": "",
            "ipsec_policy": [{renamed.get(key, snake(key)): each for key, each in policy.items()}],
            "aad_tenant": config["aadTenant"] + "/", "aad_audience": config["aadAudience"],
            "aad_issuer": config["aadIssuer"],
            "virtual_network_gateway_client_connection": [{
                "name": "staff-pool", "policy_group_names": ["staff"], "address_prefixes": ["172.16.201.0/24"]}],
        }],
    }


def resource(kind, values):
    return {"address": f"{kind}.p2s", "mode": "managed", "type": kind, "name": "p2s",
            "schema_version": 0, "values": values, "sensitive_values": {"radius_server_secret": True}}


def state(*resources):
    other = resource("azurerm_resource_group", {"name": "rg-net"})
    return {"format_version": "1.0", "terraform_version": "1.11.0", "values": {"root_module": {
        "resources": [other], "child_modules": [{"address": "module.vpn", "resources": list(resources)}]}}}


def plan(values):
    changed = copy.deepcopy(values)
    changed["vpn_client_configuration"][0]["address_space"] = ["172.16.210.0/24"]
    gateway = resource("azurerm_virtual_network_gateway", values)
    return {"format_version": "1.2", "terraform_version": "1.11.0",
            "planned_values": {"root_module": {"resources": [resource(gateway["type"], changed)]}},
            "resource_changes": [],
            "prior_state": {"format_version": "1.0", "values": {"root_module": {"resources": [gateway]}}}}


def azapi(value):
    return resource("azapi_resource", {
        "id": ID, "name": "vgw-contoso", "location": "westeurope",
        "type": "Microsoft.Network/virtualNetworkGateways@2024-07-01",
        "body": json.dumps({"properties": value["properties"]}), "output": None})


def template(value):
    gateway = copy.deepcopy(value)
    for key in ("id", "etag"):
        del gateway[key]
    gateway["name"] = "[parameters('virtualNetworkGateways_vgw_contoso_name')]"
    gateway["apiVersion"] = "2024-07-01"
    connection = gateway["properties"]["vpnClientConfiguration"]["vngClientConnectionConfigurations"][0]
    connection["properties"]["virtualNetworkGatewayPolicyGroups"][0]["id"] = (
        "[concat(resourceId('Microsoft.Network/virtualNetworkGateways', "
        "parameters('virtualNetworkGateways_vgw_contoso_name')), '/virtualNetworkGatewayPolicyGroups/staff')]")
    return {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
            "contentVersion": "1.0.0.0",
            "parameters": {"virtualNetworkGateways_vgw_contoso_name": {
                "defaultValue": "vgw-contoso", "type": "String"}},
            "resources": [{"type": "Microsoft.Network/publicIPAddresses", "name": "pip"}, gateway]}


def main():
    folder = Path(sys.argv[1])
    gateway = arm()
    values = terraform_values(gateway)
    forms = {
        "arm": gateway, "cli": flat(gateway), "cli-old": old_cli(gateway),
        "cli-create": {"vnetGateway": flat(gateway)}, "list": {"value": [gateway]}, "cli-list": [flat(gateway)],
        "powershell": powershell(gateway), "windows-powershell": windows_powershell(gateway),
        "terraform-state": state(resource("azurerm_virtual_network_gateway", values)),
        "terraform-plan": plan(values), "azapi": state(azapi(gateway)), "template": template(gateway)}
    for name, form in forms.items():
        text = json.dumps(form, indent=2) + "\n"
        encoding = "utf-16" if name == "windows-powershell" else "utf-8-sig" if name == "powershell" else "utf-8"
        (folder / f"{name}.json").write_bytes(text.encode(encoding))
    (folder / "powershell-cut.json").write_text(json.dumps(cut(powershell(gateway)), indent=2) + "\n")


if __name__ == "__main__":
    main()
