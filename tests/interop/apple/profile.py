# SPDX-License-Identifier: Apache-2.0
"""Checks configuration profiles against Apple's documentation of their payloads: keys exist and have their type, values
are of the published ones, identities are in the profile. `profile.py check FILE…`, `profile.py self-test FILE`."""

import copy
import plistlib
import sys

TEXT, NUMBER, DATA, LIST, DICT = str, int, bytes, list, dict
COMMON = {
    "PayloadType": TEXT,
    "PayloadVersion": [1],
    "PayloadIdentifier": TEXT,
    "PayloadUUID": TEXT,
    "PayloadDisplayName": TEXT,
    "PayloadDescription": TEXT,
    "PayloadOrganization": TEXT,
}
REQUIRED = ["PayloadType", "PayloadVersion", "PayloadIdentifier", "PayloadUUID"]
ASSOCIATION = {
    "EncryptionAlgorithm": ["AES-128", "AES-256", "AES-128-GCM", "AES-256-GCM", "ChaCha20Poly1305"],
    "IntegrityAlgorithm": ["SHA1-96", "SHA1-160", "SHA2-256", "SHA2-384", "SHA2-512"],
    "DiffieHellmanGroup": [1, 2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 31, 32],
    "LifeTimeInMinutes": range(10, 1441),
}
RULE = {"Action": ["Connect", "Disconnect", "EvaluateConnection", "Ignore"], "DNSDomainMatch": LIST}
FLAG = [0, 1]
IKEV2 = {
    "RemoteAddress": TEXT,
    "RemoteIdentifier": TEXT,
    "LocalIdentifier": TEXT,
    "AuthenticationMethod": ["None", "SharedSecret", "Certificate"],
    "ExtendedAuthEnabled": FLAG,
    "PayloadCertificateUUID": TEXT,
    "CertificateType": ["RSA", "ECDSA256", "ECDSA384", "ECDSA521", "RSA-PSS"],
    "ServerCertificateIssuerCommonName": TEXT,
    "ServerCertificateCommonName": TEXT,
    "AuthName": TEXT,
    "TLSMinimumVersion": ["1.0", "1.1", "1.2"],
    "EnablePFS": FLAG,
    "IncludeAllNetworks": FLAG,
    "OnDemandEnabled": FLAG,
    "OnDemandRules": LIST,
    "IKESecurityAssociationParameters": DICT,
    "ChildSecurityAssociationParameters": DICT,
}
IKEV2_REQUIRED = ["RemoteAddress", "RemoteIdentifier", "LocalIdentifier", "AuthenticationMethod"]
DNS = {
    "DNSProtocol": ["Cleartext", "HTTPS", "TLS"],
    "ServerAddresses": LIST,
    "SearchDomains": LIST,
    "SupplementalMatchDomains": LIST,
}
SCEP = {
    "URL": TEXT,
    "Name": TEXT,
    "Subject": LIST,
    "Challenge": TEXT,
    "Keysize": [1024, 2048, 4096],
    "Key Type": ["RSA"],
    "Key Usage": [0, 1, 4, 5],
    "KeyIsExtractable": bool,
}
PAYLOADS = {
    "com.apple.security.scep": ({"PayloadContent": DICT}, ["PayloadContent"]),
    "com.apple.security.root": ({"PayloadContent": DATA, "PayloadCertificateFileName": TEXT}, ["PayloadContent"]),
    "com.apple.security.pkcs12": ({"PayloadContent": DATA, "Password": TEXT}, ["PayloadContent"]),
    "com.apple.vpn.managed": (
        {"UserDefinedName": TEXT, "VPNType": ["IKEv2"], "IKEv2": DICT, "DNS": DICT},
        ["UserDefinedName", "VPNType", "IKEv2"],
    ),
}
IDENTITIES = ["com.apple.security.pkcs12", "com.apple.security.scep"]


def check(where, values, known, required, problems):
    for key in required:
        if key not in values:
            problems.append(f"{where}: {key} is missing")
    for key, value in values.items():
        wanted = known.get(key)
        if wanted is None:
            problems.append(f"{where}: {key} is unknown")
        elif isinstance(wanted, type):
            if type(value) is not wanted:
                problems.append(f"{where}: {key} is a {type(value).__name__}")
        elif value not in wanted or isinstance(value, bool):
            problems.append(f"{where}: {key} is {value!r}")


def check_vpn(payload, identities, problems):
    ike = payload.get("IKEv2", {})
    check("IKEv2", ike, IKEV2, IKEV2_REQUIRED, problems)
    for name in ("IKESecurityAssociationParameters", "ChildSecurityAssociationParameters"):
        check(name, ike.get(name, {}), ASSOCIATION, [], problems)
    for rule in ike.get("OnDemandRules", []):
        check("OnDemandRules", rule, RULE, ["Action"], problems)
    if ike.get("OnDemandRules") and len(ike["OnDemandRules"][-1]) != 1:
        problems.append("OnDemandRules: the last rule does not match everything")
    if "DNS" in payload:
        check("DNS", payload["DNS"], DNS, ["DNSProtocol", "ServerAddresses"], problems)
    if ike.get("PayloadCertificateUUID", next(iter(identities), None)) not in identities | {None}:
        problems.append("IKEv2: PayloadCertificateUUID names no identity of the profile")
    if ike.get("AuthenticationMethod") == "Certificate" and "PayloadCertificateUUID" not in ike:
        problems.append("IKEv2: the certificate is missing")
    if "CertificateType" in ike and "ServerCertificateIssuerCommonName" not in ike:
        problems.append("IKEv2: CertificateType needs ServerCertificateIssuerCommonName")


def problems_of(profile):
    problems = []
    check("profile", profile, COMMON | {"PayloadContent": LIST}, REQUIRED + ["PayloadContent"], problems)
    if profile.get("PayloadType") != "Configuration":
        problems.append("profile: PayloadType is not Configuration")
    payloads = profile.get("PayloadContent", [])
    for name in ("PayloadUUID", "PayloadIdentifier"):
        seen = [each.get(name) for each in [profile, *payloads]]
        if len(set(seen)) != len(seen):
            problems.append(f"profile: {name} is there twice")
    identities = {each.get("PayloadUUID") for each in payloads if each.get("PayloadType") in IDENTITIES}
    for payload in payloads:
        kind = payload.get("PayloadType")
        known, required = PAYLOADS.get(kind, ({}, []))
        check(kind, payload, COMMON | known, REQUIRED + required, problems)
        if kind == "com.apple.security.scep":
            content = payload.get("PayloadContent")
            check("SCEP", content if isinstance(content, dict) else {}, SCEP, ["URL"], problems)
        if kind == "com.apple.vpn.managed":
            check_vpn(payload, identities, problems)
    kinds = [each.get("PayloadType") for each in payloads]
    for kind in ("com.apple.security.root", "com.apple.vpn.managed"):
        if kind not in kinds:
            problems.append(f"profile: no {kind}")
    return problems


def vpn_of(profile):
    return next(each for each in profile["PayloadContent"] if each["PayloadType"] == "com.apple.vpn.managed")


def self_test(profile):
    """Each of these faults must be found."""

    def twice(p):
        p["PayloadContent"][0]["PayloadUUID"] = p["PayloadContent"][1]["PayloadUUID"]

    def drop_root(p):
        p["PayloadContent"] = [e for e in p["PayloadContent"] if e["PayloadType"] != "com.apple.security.root"]

    breaks = {
        "a UUID twice": twice,
        "no root": drop_root,
        "a dangling identity": lambda p: vpn_of(p)["IKEv2"].update(PayloadCertificateUUID="0"),
        "no identity": lambda p: vpn_of(p)["IKEv2"].pop("PayloadCertificateUUID"),
        "an unknown key": lambda p: vpn_of(p)["IKEv2"].update(OverridePrimary=1),
        "a flag that is a truth value": lambda p: vpn_of(p)["IKEv2"].update(ExtendedAuthEnabled=False),
        "a method that does not exist": lambda p: vpn_of(p)["IKEv2"].update(AuthenticationMethod="EAP"),
        "a number in text": lambda p: vpn_of(p)["IKEv2"].update(RemoteAddress=1),
        "no address": lambda p: vpn_of(p)["IKEv2"].pop("RemoteAddress"),
        "a group that Apple does not know": lambda p: vpn_of(p)["IKEv2"].update(
            ChildSecurityAssociationParameters={"DiffieHellmanGroup": 24}
        ),
        "a lifetime out of range": lambda p: vpn_of(p)["IKEv2"].update(
            IKESecurityAssociationParameters={"LifeTimeInMinutes": 9}
        ),
        "rules without an end": lambda p: vpn_of(p)["IKEv2"].update(
            OnDemandRules=[{"Action": "Connect", "DNSDomainMatch": ["a"]}]
        ),
        "a kind of key without issuer": lambda p: vpn_of(p)["IKEv2"].update(CertificateType="ECDSA256"),
        "DNS without protocol": lambda p: vpn_of(p).update(DNS={"ServerAddresses": ["10.0.0.4"]}),
        "an identity in text": lambda p: p["PayloadContent"][1].update(PayloadContent="MIIB"),
        "an unknown payload": lambda p: p["PayloadContent"][0].update(PayloadType="com.example"),
    }
    for name, break_it in breaks.items():
        broken = copy.deepcopy(profile)
        break_it(broken)
        if not problems_of(broken):
            sys.exit(f"not found: {name}")


def main():
    for path in sys.argv[2:]:
        with open(path, "rb") as file:
            profile = plistlib.load(file)
        if sys.argv[1] == "self-test":
            self_test(profile)
        elif problems := problems_of(profile):
            sys.exit(f"{path}: " + "; ".join(problems))


main()
