#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A loopback stub of Azure for the real Azure CLI: arm.py FOLDER CERTIFICATE KEY

ARM over TLS, and the token endpoint of a managed identity over HTTP. The gateway is FOLDER/gateway.json (arm_gateway.py).
Writes both ports to FOLDER/ports, and each exchange with the gateway as a line of JSON to FOLDER/exchanges.
"""
import base64
import http.server
import json
import ssl
import sys
import threading
import urllib.parse
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "deploy"))
from arm_gateway import ArmGateway, Refused  # noqa: E402

FOLDER = Path(sys.argv[1])
TENANT = "00000000-0000-0000-0000-0000000000aa"
gateway = ArmGateway(str(FOLDER))


def subscription():
    return gateway.load()["id"].split("/")[2]


def token():
    def part(value):
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    claims = {"tid": TENANT, "oid": TENANT, "exp": 4102444800, "xms_mirid": "/subscriptions/x"}
    return f"{part({'alg': 'none'})}.{part(claims)}."


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body, headers=()):
        content = json.dumps(body).encode()
        self.send_response(status)
        for name, value in (("Content-Type", "application/json"), ("Content-Length", str(len(content))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def do_POST(self):
        self.body()
        if self.path.startswith("/msi"):
            return self.answer(200, {"access_token": token(), "token_type": "Bearer", "expires_on": "4102444800",
                                     "resource": "https://arm.test"})
        return self.answer(404, {"error": {"code": "NotFound", "message": self.path}})

    def do_GET(self):
        path = urllib.parse.urlsplit(self.path).path
        if path == "/operations/1":
            return self.answer(200, {"status": "InProgress" if gateway.polls_left() else "Succeeded"}, [("Retry-After", "0")])
        if path == "/subscriptions":
            return self.answer(200, {"value": [{"id": f"/subscriptions/{subscription()}", "subscriptionId": subscription(),
                                                "tenantId": TENANT, "displayName": "test", "state": "Enabled"}]})
        if not self.is_gateway(path):
            return None
        found = gateway.get()
        self.record("GET", None)
        return self.answer(200, found)

    def do_PUT(self):
        body = json.loads(self.body())
        if not self.is_gateway(urllib.parse.urlsplit(self.path).path):
            return None
        self.record("PUT", body)
        try:
            stored = gateway.put(body)
        except Refused as refused:
            return self.answer(409, {"error": {"code": "Refused", "message": str(refused)}})
        host = f"https://127.0.0.1:{self.server.server_port}"
        return self.answer(200, stored, [("Azure-AsyncOperation", f"{host}/operations/1?api-version=x"), ("Retry-After", "0")])

    def is_gateway(self, path):
        if not self.headers.get("Authorization", "").startswith("Bearer "):
            self.answer(401, {"error": {"code": "AuthenticationFailed", "message": "no token"}})
            return False
        if path.lower() == gateway.load()["id"].lower():
            return True
        self.answer(404, {"error": {"code": "ResourceNotFound", "message": path}})
        return False

    def record(self, method, body):
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
        with open(FOLDER / "exchanges", "a", encoding="utf-8") as file:
            json.dump({"method": method, "api_version": query.get("api-version"), "if_match": self.headers.get("If-Match"), "body": body}, file)
            file.write("\n")


def main():
    arm = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    arm.socket = context.wrap_socket(arm.socket, server_side=True)
    identity = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=identity.serve_forever, daemon=True).start()
    (FOLDER / "ports.new").write_text(f"{arm.server_port} {identity.server_port}\n")
    (FOLDER / "ports.new").rename(FOLDER / "ports")
    arm.serve_forever()


main()
