# SPDX-License-Identifier: Apache-2.0
"""Point-to-site configurations made at random, for random_pairs.py."""
import base64
import textwrap

TYPES = {"CertificateGroupId": "contoso ${x} $(id) 'q' %{y}", "AADGroupId": "7e5c1f0a-94f2-4b1c-8f11-2a6f0a3f5d27",
         "RadiusAzureGroupId": "6ad1bd0f"}
TENANT = "00000000-1111-2222-3333-44444444444"


class Certificates:
    """Base-64 lines of roots, and thumbprints."""

    def __init__(self, data):
        self.data = data

    def roots(self, r, least):
        chosen = r.sample(self.data, r.randint(least, min(5, len(self.data))))
        return [(f"{r.choice(['Root', 'root', 'R.2026_'])}-{self.data.index(each)}", each) for each in chosen]

    @staticmethod
    def thumbprint(r):
        return f"{r.getrandbits(160):040X}"

    def revoked(self, r):
        return [(f"{r.choice(['laptop', 'Phone', 'a.b_c'])}-{index}", self.thumbprint(r)) for index in range(r.randint(0, 6))]


def methods(r):
    chosen = [each for each, share in (("certificate", 0.8), ("entra", 0.3), ("radius", 0.4)) if r.random() < share]
    return chosen or ["certificate"]


def networks(r, most, least=0, start=0):
    return [f"172.{16 + start}.{each}.0/24" for each in r.sample(range(200), r.randint(least, most))]


def groups(r):
    """Groups, one of them the default, and the pools that some of them share."""
    names = r.sample(["staff", "Guests", "admins", "vendors2"], r.randint(1, 3))
    all_groups = []
    for index, name in enumerate(names):
        kinds = r.sample(sorted(TYPES), r.randint(1, 3))
        all_groups.append({"name": name, "default": index == 0, "priority": 10 * (index + r.randint(0, 1)), "pools": None,
                           "members": [(kind, TYPES[kind]) for kind in kinds]})
    if r.random() < 0.5:
        all_groups[-1]["pools"] = networks(r, 2, 1, 1)
    shared = [each["name"] for each in all_groups if not each["pools"]]
    return all_groups, [("office", shared, networks(r, 2, 1, 2))] if shared and r.random() < 0.8 else []


def ipsec(r):
    gcm = r.choice(["GCMAES256", "GCMAES128"])
    cipher = r.choice([(gcm, gcm), ("AES256", "SHA256"), ("AES128", "SHA256")])
    return {"ike_encryption": r.choice(["AES256", "AES128", gcm]), "ike_integrity": r.choice(["SHA384", "SHA256"]),
            "dh_group": r.choice(["DHGroup24", "ECP384", "DHGroup14"]), "ipsec_encryption": cipher[0], "ipsec_integrity": cipher[1],
            "pfs_group": r.choice(["PFS24", "ECP384", "None"]), "sa_lifetime_seconds": r.choice([None, 27000, 7200]),
            "sa_data_size_kilobytes": r.choice([None, 102400000, 4096])}


def desired(r, certificates, simple):
    """What Azure accepts; also tables that the authentication does not use. Simple: without user groups."""
    uses = methods(r)
    tunnels = r.sample(["ikev2", "openvpn"], r.randint(1, 2))
    if "entra" in uses:
        tunnels = ["openvpn"] if len(uses) == 1 or r.random() < 0.5 else ["ikev2", "openvpn"]
    unused = r.random() < 0.3
    has = {each: each in uses or unused for each in ("certificate", "entra", "radius")}
    all_groups, connections = ([], []) if simple or r.random() < 0.3 else groups(r)
    tenant = f"{TENANT}{r.randrange(2)}"
    return {
        "tunnels": tunnels, "methods": uses, "pools": networks(r, 3, 1),
        "routes": [f"10.{each}.0.0/16" for each in r.sample(range(20, 200), r.choice([0, 0, 1, 4]))],
        "roots": certificates.roots(r, 1) if has["certificate"] else [],
        "revoked": certificates.revoked(r) if has["certificate"] else [],
        "radius": [(f"10.1.0.{each}", r.choice([None, 1, 20, 30])) for each in r.sample(range(10, 16), r.randint(1, 3))] if has["radius"] else [],
        "entra": (f"https://login.microsoftonline.com/{tenant}", "c632b3df-fb67-4d84-bdcf-b95ad541b5c8", f"https://sts.windows.net/{tenant}/")
        if has["entra"] else None,
        "ipsec": ipsec(r) if r.random() < 0.4 else None, "groups": all_groups, "connections": connections}


def wrapped(r, data):
    """The same certificate as it is found on gateways."""
    pem = "-----BEGIN CERTIFICATE-----\n" + "\n".join(textwrap.wrap(data, 64)) + "\n-----END CERTIFICATE-----\n"
    return r.choice(["\r\n".join(textwrap.wrap(data, 64)), pem, base64.b64encode(pem.encode()).decode(), base64.b64encode(data.encode()).decode()])


def unique(entries):
    """The first of each name, which Azure compares without regard to case."""
    return list({name.lower(): (name, value) for name, value in reversed(entries)}.values())


def edit_entries(r, live, certificates, other):
    """Roots and revoked certificates are missing, renamed, wrapped, replaced, and those of others are there."""
    roots, revoked = [], []
    for name, data in live["roots"]:
        edit = r.choice(["keep", "keep", "drop", "rename", "case", "wrap", "replace", "replace-case"])
        name = {"rename": f"old-{name}", "case": name.upper(), "replace-case": name.swapcase()}.get(edit, name)
        if edit.startswith("replace"):
            data = r.choice(certificates.data)
        if edit != "drop":
            roots.append((name, wrapped(r, data) if edit == "wrap" else data))
    for name, thumbprint in live["revoked"]:
        edit = r.choice(["keep", "keep", "drop", "rename", "lower", "taken"])
        name = f"old-{name}" if edit == "rename" else name.upper() if edit == "taken" else name
        if edit != "drop":
            revoked.append((name, thumbprint.lower() if edit == "lower" else certificates.thumbprint(r) if edit == "taken" else thumbprint))
    roots += r.sample(other["roots"], r.randint(0, min(2, len(other["roots"]))))
    revoked += r.sample(other["revoked"], r.randint(0, min(2, len(other["revoked"]))))
    if revoked and r.random() < 0.1:
        revoked.append(("twice", revoked[0][1]))
    live["roots"], live["revoked"] = unique(roots), unique(revoked)
