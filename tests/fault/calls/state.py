# SPDX-License-Identifier: Apache-2.0
"""What is in a folder: its files, the rows of its stores, and whether passwords open their PFX."""

import hashlib
import re
import sqlite3
import subprocess
from pathlib import Path

COMPANION = re.compile(r"\.db-(wal|shm|journal)$")
STAGING = re.compile(r"(^|/)\.p2s-")

# Without keys, times and numbers, which differ from run to run, and without events.
ROWS = [
    "SELECT 'setting', name FROM store_settings",
    "SELECT 'root', r.name, r.is_default, r.sealed_key != '', i.name FROM roots r LEFT JOIN roots i ON i.id = r.issuer_id",
    "SELECT 'client', c.name, i.name, c.key_type, c.sealed_key != '', c.revocation_reason, c.systems, c.software"
    " FROM clients c JOIN roots i ON i.id = c.issuer_id",
    "SELECT 'removed', root, reason FROM removed_revocations",
    "SELECT 'kit', name FROM built_kits",
    "SELECT 'rotation', r.name, s.name, uploaded_at IS NOT NULL FROM root_rotations"
    " JOIN roots r ON r.id = root_id JOIN roots s ON s.id = successor_id",
    "SELECT 'sighting', name FROM client_sightings",
]


def files(folder):
    """Names of files and folders, without what SQLite keeps next to a database."""
    names = (str(path.relative_to(folder)) for path in Path(folder).rglob("*"))
    return {name for name in names if not COMPANION.search(name)}


def query(store, statement):
    database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        return database.execute(statement).fetchall()
    finally:
        database.close()


def rows(store):
    return sorted(repr(row) for statement in ROWS for row in query(store, statement))


def thumbprints(folder, condition="1 = 1"):
    """Of the certificates in every store of the folder."""
    found = set()
    for store in stores(folder):
        found |= {row[0] for row in query(store, f"SELECT thumbprint FROM clients WHERE {condition}")}
        if condition == "1 = 1":
            found |= {row[0] for row in query(store, "SELECT thumbprint FROM roots")}
    return found


def stores(folder):
    return sorted(path for path in Path(folder).rglob("*.db") if not STAGING.search(str(path)))


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest() if Path(path).is_file() else "none"


def password_of(pfx):
    """The file with the generated password: next to a PFX, or in the folder of passwords of kits."""
    beside = pfx.with_name(pfx.name + ".password")
    if beside.exists() or "certificate" not in pfx.parts:
        return beside
    kit = pfx.parents[1]
    return kit.parent.with_name(kit.parent.name + "-passwords") / f"{kit.name}.txt"


def unusable(folder):
    """PFX files that the password in the file of theirs does not open, and those without one."""
    wrong = []
    for pfx in sorted(Path(folder).rglob("*.pfx")):
        if STAGING.search(str(pfx)):
            continue
        opened = subprocess.run(
            ["openssl", "pkcs12", "-in", pfx, "-passin", f"file:{password_of(pfx)}", "-noout"], capture_output=True, check=False
        )
        if opened.returncode != 0:
            wrong.append(str(pfx.relative_to(folder)))
    return wrong


class State:
    """Comparable: equal after every complete run of a command."""

    def __init__(self, folder, same):
        self.names = {name for name in files(folder) if not STAGING.search(name)}
        self.staging = {name for name in files(folder) if STAGING.search(name)}
        self.rows = {str(store.relative_to(folder)): rows(store) for store in stores(folder)}
        self.bytes = {name: digest(Path(folder) / name) for name in same}
        self.unusable = unusable(folder)

    def differences(self, other):
        """What distinguishes it from the state that it should be."""
        found = [f"missing: {name}" for name in sorted(other.names - self.names)]
        found += [f"too much: {name}" for name in sorted(self.names - other.names)]
        for store, wanted in other.rows.items():
            if store in self.rows and self.rows[store] != wanted:
                found.append(f"rows of {store}: {sorted(set(self.rows[store]) ^ set(wanted)) or 'other numbers of them'}")
        found += [f"other content: {name}" for name, content in other.bytes.items() if self.bytes[name] != content]
        return found + [f"its password does not open {name}" for name in self.unusable]
