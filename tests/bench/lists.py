#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lists and completion of 50,000 clients, against sqlite3 reading the same rows of the same store."""

import pathlib
import sqlite3

import measure

CLIENTS = 50_000
COPY = """
WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ?)
INSERT INTO clients (id, name, thumbprint, serial, subject, issuer_id, key_type, not_before, not_after, certificate,
  sealed_key)
SELECT i + 1, printf('user-%05d', i * 7919 % ?), printf('%040X', i * 7919), printf('%08X', i), subject, issuer_id,
  key_type, not_before, not_after, certificate, sealed_key FROM numbers, clients WHERE clients.id = 1
"""
ROWS = "SELECT name, thumbprint, not_after, issuer_id, key_type FROM clients ORDER BY name"

report = measure.Report()
with measure.temporary() as folder:
    corp = measure.workspace(pathlib.Path(folder))
    measure.run([measure.P2SCTL, "-q", "-C", corp, "client", "issue", "first"])
    with sqlite3.connect(corp / "p2s.db") as store:
        store.execute(COPY, (CLIENTS, CLIENTS))
    store.close()

    def cost(*words):
        return min(measure.run([measure.P2SCTL, "-C", corp, *words]).cpu for _ in range(5))

    bare = cost("version")
    raw = min(measure.run(["sqlite3", corp / "p2s.db", ROWS]).cpu for _ in range(5))
    report.note(f"the program alone {bare * 1000:.0f} ms CPU, sqlite3 {raw * 1000:.0f} ms CPU")
    for what, words, limit in (
        ("client list", ["client", "list"], 100),
        ("client list --expiring 30d", ["client", "list", "--expiring", "30d"], 100),
        ("completion of a client", ["internal", "complete", "--", "client", "show", "user-012"], 30),
    ):
        spent = cost(*words)
        report.note(f"{what}: {spent / raw:.2f} of sqlite3")
        report.at_most(f"{what}, ms CPU", spent * 1000, limit)
report.end()
