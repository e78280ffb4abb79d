#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""variant.py FROM.zip TO.zip [--only FOLDER] [OLD=NEW]...

Copies a vendor package and changes texts of its VpnSettings.xml: another gateway, in Azure's own form. With --only,
other folders than that one are left out."""
import sys
import zipfile

source, target, *rest = sys.argv[1:]
only = None
if rest and rest[0] == "--only":
    only, rest = rest[1], rest[2:]
changes = [change.split("=", 1) for change in rest]
with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
    for entry in old.infolist():
        content = old.read(entry)
        if only and not entry.filename.startswith(only):
            continue
        if entry.filename.endswith("VpnSettings.xml"):
            text = content.decode()
            for before, after in changes:
                if before not in text:
                    sys.exit(f"{entry.filename} has no {before}")
                text = text.replace(before, after)
            content = text.encode()
        new.writestr(entry, content)
