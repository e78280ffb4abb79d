# SPDX-License-Identifier: Apache-2.0
"""Checks profiles of the strongSwan app against its documented keys, and that faults are found."""

import copy
import json
import sys

import jsonschema

TEXT = {"type": "string", "minLength": 1}
BASE64 = {"type": "string", "pattern": "^[A-Za-z0-9+/]+={0,2}$"}
TEXTS = {"type": "array", "items": TEXT}
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["uuid", "name", "type", "remote"],
    "properties": {
        "uuid": {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"},
        "name": TEXT,
        "type": {"enum": ["ikev2-eap", "ikev2-cert", "ikev2-cert-eap", "ikev2-eap-tls", "ikev2-byod-eap"]},
        "remote": {
            "type": "object",
            "additionalProperties": False,
            "required": ["addr"],
            "properties": {"addr": TEXT, "id": TEXT, "cert": BASE64, "port": {"type": "integer"}},
        },
        "local": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"p12": BASE64, "id": TEXT, "eap_id": TEXT},
        },
        "ike-proposal": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "esp-proposal": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "dns-servers": TEXTS,
        "split-tunneling": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"subnets": TEXTS, "excluded": TEXTS},
        },
    },
}


def is_valid(profile):
    return jsonschema.Draft7Validator(SCHEMA).is_valid(profile)


with open(sys.argv[1], encoding="utf-8") as file:
    profile = json.load(file)
jsonschema.validate(profile, SCHEMA)
for key, value in {"uuid": "1", "type": "ikev2", "remote": {}, "Name": "x", "dns-servers": [1]}.items():
    broken = copy.deepcopy(profile)
    broken[key] = value
    if is_valid(broken):
        sys.exit(f"a wrong '{key}' is not found")
