# SPDX-License-Identifier: Apache-2.0
"""One gateway in FOLDER/gateway.json with the semantics of ARM's GET and PUT.

PUT replaces the resource; children get id, etag and provisioningState; what Azure only reports is refused in a body.
FOLDER/hides_secrets: GET leaves out RADIUS secrets, as newer API versions do. FOLDER/loses: a dotted path below properties
that PUT does not store. FOLDER/polls: how often GET reports Updating after a PUT.
"""
import copy
import json
import os
import uuid

READ_ONLY = {"resourceGuid", "packetCaptureDiagnosticState", "isMigrateToCSES", "inboundDnsForwardingEndpoint"}


class Refused(Exception):
    """An error of ARM: "(Code) message"."""


def walk(node):
    yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
        yield from walk(child)


class ArmGateway:
    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return os.path.join(self.folder, name)

    def has(self, name):
        return os.path.exists(self.path(name))

    def load(self):
        with open(self.path("gateway.json"), encoding="utf-8") as file:
            return json.load(file)

    def store(self, gateway):
        with open(self.path("gateway.json"), "w", encoding="utf-8") as file:
            json.dump(gateway, file, indent=2)

    def polls_left(self):
        if not self.has("polls") or not self.has("written"):
            return 0
        with open(self.path("polls"), "r+", encoding="utf-8") as file:
            left = int(file.read())
            file.seek(0)
            file.truncate()
            file.write(str(max(0, left - 1)))
        return left

    def get(self):
        gateway = self.load()
        if self.has("hides_secrets"):
            for node in walk(gateway):
                if isinstance(node, dict):
                    node.pop("radiusServerSecret", None)
        if self.polls_left():
            gateway["properties"]["provisioningState"] = "Updating"
        return gateway

    def refuse(self, body, old):
        if old["properties"]["provisioningState"] != "Succeeded":
            raise Refused("(AnotherOperationInProgress) Another operation on this or dependent resource is in progress.")
        if "location" not in body:
            raise Refused("(LocationRequired) The location property is required for this definition.")
        for node in walk(body["properties"]):
            if isinstance(node, dict) and ("etag" in node or "provisioningState" in node):
                raise Refused("(InvalidRequestFormat) read-only members in the body")
        if READ_ONLY & set(body["properties"]):
            raise Refused("(InvalidRequestFormat) read-only properties in the body")

    def put(self, body):
        old = self.load()
        self.refuse(body, old)
        new = copy.deepcopy(body)
        etag = f'W/"{uuid.uuid4()}"'
        for key in ("id", "name", "type"):
            new[key] = old[key]
        new["etag"] = etag
        new["properties"]["provisioningState"] = "Succeeded"
        for key in READ_ONLY & set(old["properties"]):
            new["properties"][key] = old["properties"][key]
        for node in walk(new["properties"]):
            if isinstance(node, dict) and "name" in node and "properties" in node:
                node["properties"]["provisioningState"] = "Succeeded"
                node["etag"] = etag
                node.setdefault("id", f"{old['id']}/children/{node['name']}")
        self.lose(new)
        self.store(new)
        with open(self.path("written"), "w", encoding="utf-8"):
            pass
        return new

    def lose(self, gateway):
        if not self.has("loses"):
            return
        with open(self.path("loses"), encoding="utf-8") as file:
            *parents, last = file.read().strip().split(".")
        node = gateway["properties"]
        for parent in parents:
            node = node[parent]
        node.pop(last, None)
