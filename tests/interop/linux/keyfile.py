#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""keyfile.py FILE...: libnm reads each key file without warnings, and the connection is complete.

Exit status 77: libnm for Python is not installed."""
import sys

try:
    import gi

    gi.require_version("NM", "1.0")
    from gi.repository import GLib, NM
except (ImportError, ValueError):
    sys.exit(77)


def remarks_of(path):
    """Warnings of libnm about a file; there should be none."""
    remarks = []

    def handle(_file, _connection, kind, data, *_):
        if kind == NM.KeyfileHandlerType.WARN:
            remarks.append(NM.KeyfileHandlerData.warn_get(data)[0])
        return False  # libnm goes on by itself

    file = GLib.KeyFile()
    try:
        file.load_from_file(path, GLib.KeyFileFlags.NONE)
        connection = NM.keyfile_read(file, "/etc/NetworkManager/system-connections", NM.KeyfileHandlerFlags.NONE,
                                     handle, None)
        connection.verify()
        if connection.get_setting_vpn() is None:
            remarks.append("not a VPN connection")
    except GLib.Error as error:
        remarks.append(error.message)
    return remarks


failed = False
for name in sys.argv[1:]:
    for remark in remarks_of(name):
        print(f"{name}: {remark}", file=sys.stderr)
        failed = True
sys.exit(1 if failed else 0)
