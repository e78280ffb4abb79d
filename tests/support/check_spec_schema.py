#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""check_spec_schema.py SCHEMA: the schema of p2s.toml accepts a document made of all its examples, and refuses
that document with any one value of another type or any one table with a key too many.

check_spec_schema.py SCHEMA FILE.toml: exits 0 when the schema accepts the file, 6 when not."""

import copy
import json
import pathlib
import sys
import tomllib

import jsonschema


def example(schema):
    """A value with everything that the schema describes."""
    if "examples" in schema:
        return schema["examples"][0]
    if "anyOf" in schema:
        return example(schema["anyOf"][0])
    if schema["type"] == "array":
        return [example(schema["items"])]
    extra = schema["additionalProperties"]
    if extra is not False:
        return {"SKU-020": "a reason"}
    excluded = schema.get("not", {"required": []})["required"][1:]
    return {name: example(each) for name, each in schema["properties"].items() if name not in excluded}


def places(value, path=()):
    """Paths of every value in a document, that of the document itself first."""
    yield path
    if isinstance(value, dict):
        for name, each in value.items():
            yield from places(each, (*path, name))
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from places(each, (*path, index))


def at(value, path):
    for part in path:
        value = value[part]
    return value


def spoilt(document):
    """Copies of the document with one thing wrong, each with what that is."""
    for path in places(document):
        if path:
            for wrong in (1.5, None):
                changed = copy.deepcopy(document)
                at(changed, path[:-1])[path[-1]] = wrong
                yield f"{path}: {wrong}", changed
        # [rules] takes any key: there the wrong thing is a reason that is not a text.
        if isinstance(at(document, path), dict):
            changed = copy.deepcopy(document)
            at(changed, path)["no such key"] = 1
            yield f"{path}: a key too many", changed


def main():
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    if len(sys.argv) > 2:
        document = tomllib.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8-sig"))
        plain = json.loads(json.dumps(document, default=lambda date: date.isoformat()))
        sys.exit(0 if validator.is_valid(plain) else 6)
    document = example(schema)
    problems = [f"{list(each.path)}: {each.message}" for each in validator.iter_errors(document)]
    document_with_both = copy.deepcopy(document)
    document_with_both["roots"][0]["data"] = "MIIC"
    if validator.is_valid(document_with_both):
        problems.append("accepted: file and data of one root")
    problems += [f"accepted: {what}" for what, changed in spoilt(document) if validator.is_valid(changed)]
    print("\n".join(problems), file=sys.stderr)
    sys.exit(bool(problems))


main()
