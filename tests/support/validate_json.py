#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""validate_json.py SCHEMA < DOCUMENT: exactly one JSON document, and the shipped schema accepts it."""

import json
import pathlib
import sys

import jsonschema


def unique(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key is twice in {keys}")
    return dict(pairs)


path = pathlib.Path(sys.argv[1]).resolve()
schema = json.loads(path.read_text())
jsonschema.Draft7Validator.check_schema(schema)
resolver = jsonschema.RefResolver(path.as_uri(), schema)
document = json.loads(sys.stdin.read(), object_pairs_hook=unique)
problems = list(jsonschema.Draft7Validator(schema, resolver=resolver).iter_errors(document))
for problem in problems:
    print(f"{path.name}: {'/'.join(map(str, problem.path))}: {problem.message}", file=sys.stderr)
sys.exit(bool(problems))
