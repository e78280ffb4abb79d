#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The PowerShell scripts of the pairs of random_pairs.py for the harness, as JSON: random_changes.py FOLDER"""
import json
import sys
from pathlib import Path


def change(folder):
    return {"name": folder.name, "script": (folder / "powershell.script").read_text(),
            "live": json.loads((folder / "powershell.json").read_text()),
            "answers": json.loads((folder / "pair.json").read_text())["given"]}


json.dump([change(folder) for folder in sorted(Path(sys.argv[1]).iterdir())], sys.stdout)
