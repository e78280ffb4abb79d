# SPDX-License-Identifier: Apache-2.0
"""managed.py FILE: checks a managed configuration of the strongSwan app against the keys and types that the app publishes
(its res/xml/managed_configuration.xml), in the JSON form of Android Enterprise. Prints one line "key value" for each text.
managed.py self-test FILE: faults in it are found."""

import copy
import json
import sys

TEXT, FLAG, NUMBER, BUNDLE, BUNDLES = "valueString", "valueBool", "valueInteger", "valueBundle", "valueBundleArray"
REMOTE = {
    "gateway": TEXT,
    "port": NUMBER,
    "remote_id": TEXT,
    "certificate": TEXT,
    "remote_cert_req": FLAG,
    "remote_revocation_ocsp": FLAG,
    "remote_revocation_crl": FLAG,
    "remote_revocation_strict": FLAG,
}
SPLIT = {
    "included_subnets": TEXT,
    "excluded_subnets": TEXT,
    "split_tunneling_block_ipv4": FLAG,
    "split_tunneling_block_ipv6": FLAG,
}
PROFILE = {
    "_uuid": TEXT,
    "name": TEXT,
    "vpn_type": TEXT,
    "remote": (BUNDLE, REMOTE),
    "ike_proposal": TEXT,
    "esp_proposal": TEXT,
    "mtu": NUMBER,
    "nat_keepalive": NUMBER,
    "dns_servers": TEXT,
    "transport_ipv6": FLAG,
    "split_tunneling": (BUNDLE, SPLIT),
}
TOP = {
    "allow_profile_create": FLAG,
    "allow_profile_import": FLAG,
    "allow_existing_profiles": FLAG,
    "allow_certificate_import": FLAG,
    "allow_settings_access": FLAG,
    "pref_default_vpn_profile": TEXT,
    "pref_ignore_power_whitelist": FLAG,
    "managed_profiles": (BUNDLES, PROFILE),
}
TYPES = {TEXT: str, FLAG: bool, NUMBER: int, BUNDLE: dict, BUNDLES: list}
VPN_TYPES = ["ikev2-cert", "ikev2-eap", "ikev2-eap-tls", "ikev2-cert-eap", "ikev2-byod-eap"]


def check(bundle, known, problems):
    if list(bundle) != ["managedProperty"]:
        problems.append(f"a bundle has {list(bundle)}")
        return
    keys = [each.get("key") for each in bundle["managedProperty"]]
    problems += [f"{key} is there twice" for key in set(keys) if keys.count(key) > 1]
    for each in bundle["managedProperty"]:
        key = each.get("key")
        wanted = known.get(key)
        if wanted is None:
            problems.append(f"{key} is not a published key")
            continue
        kind, inner = wanted if isinstance(wanted, tuple) else (wanted, None)
        if list(each) != ["key", kind] or type(each[kind]) is not TYPES[kind]:
            problems.append(f"{key} has {list(each)}")
            continue
        if key == "vpn_type" and each[kind] not in VPN_TYPES:
            problems.append(f"vpn_type is {each[kind]}")
        for part in each[kind] if kind == BUNDLES else [each[kind]] if kind == BUNDLE else []:
            check(part, inner, problems)


def problems_of(document):
    problems = []
    if document.get("kind") != "androidenterprise#managedConfiguration":
        problems.append("kind is wrong")
    if document.get("productId") != "app:org.strongswan.android":
        problems.append("productId is wrong")
    check({key: value for key, value in document.items() if key not in ("kind", "productId")}, TOP, problems)
    for profile in profiles(document):
        keys = [each["key"] for each in profile]
        problems += [f"a profile without {key}" for key in ("_uuid", "name", "vpn_type", "remote") if key not in keys]
    return problems


def profiles(document):
    for each in document.get("managedProperty", []):
        for profile in each.get(BUNDLES, []):
            yield profile["managedProperty"]


def texts(properties):
    for each in properties:
        if TEXT in each:
            yield each["key"], each[TEXT]
        elif BUNDLE in each:
            yield from texts(each[BUNDLE]["managedProperty"])


def self_test(document):
    def first(d):
        return d["managedProperty"][0][BUNDLES][0]["managedProperty"]

    faults = [
        lambda d: d.update(productId="org.strongswan.android"),
        lambda d: d["managedProperty"][0].update(key="profiles"),
        lambda d: first(d).pop(0),
        lambda d: first(d)[0].update(key="uuid"),
        lambda d: first(d).append({"key": "mtu", "valueString": "1400"}),
        lambda d: first(d)[2].update(valueString="ikev2"),
        lambda d: first(d).append(first(d)[0]),
    ]
    for number, fault in enumerate(faults):
        changed = copy.deepcopy(document)
        fault(changed)
        if not problems_of(changed):
            sys.exit(f"fault {number} passes")


def main():
    document = json.load(open(sys.argv[-1], encoding="utf-8"))
    if sys.argv[1] == "self-test":
        return self_test(document)
    if problems := problems_of(document):
        sys.exit("\n".join(problems))
    for profile in profiles(document):
        for key, value in texts(profile):
            print(key, value)


main()
