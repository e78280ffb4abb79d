#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Debian's azure-cli, whose network commands ask for an API version that Debian's SDK does not have: they get the newest
that it has. Each command line is a line of JSON in $AZ_STUB/exchanges, before what it sends."""
import json
import os
import sys

from azure.cli.core.profiles import ResourceType
from azure.cli.core.profiles._shared import AZURE_API_PROFILES

AZURE_API_PROFILES["latest"][ResourceType.MGMT_NETWORK] = "2022-07-01"
with open(os.path.join(os.environ["AZ_STUB"], "exchanges"), "a", encoding="utf-8") as log:
    json.dump({"argv": sys.argv[1:]}, log)
    log.write("\n")
os.environ["AZ_INSTALLER"] = "DEB"
import azure.cli.__main__  # noqa: E402,F401  runs it
