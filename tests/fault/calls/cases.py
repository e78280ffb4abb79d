# SPDX-License-Identifier: Apache-2.0
"""Every command that writes, with what it needs and what finishes it after a fault; and the commands that only read."""

import shlex
from dataclasses import dataclass

PACKAGE = "--azure {in}/azure.zip --os linux --jobs 1"


@dataclass
class Case:
    """One call of a command in a copy of the workspace `corp`, from the folder above it."""

    name: str
    arguments: str
    setup: tuple = ()  # commands before it, without faults
    repeat: tuple = ()  # what its help names to finish an interrupted run (default: the same command)
    done: tuple = (4,)  # exit statuses by which the repeat may say that everything is there already
    program: str = "p2sctl"
    same: tuple = ()  # files that have the same bytes after every complete run
    passphrases: tuple = ("passphrase",)  # which may open the store afterwards
    slow: bool = False  # scrypt with the cost of a real store: few of its calls are tried by ./test

    def words(self, inputs, repeat=False):
        lines = self.repeat if repeat and self.repeat else (self.arguments,)
        return [[word.replace("{in}", inputs) for word in shlex.split(line)] for line in lines]

    def setup_words(self, inputs):
        return [[word.replace("{in}", inputs) for word in shlex.split(line)] for line in self.setup]


CASES = [
    Case("init", "new TestGW {in}/passphrase", program="quick_workspace", done=(1,)),
    Case("init by the program", "init new --name TestGW", slow=True),
    Case("root create", "root create New --key ec:p256"),
    Case("root import", "root import Partner --cert {in}/root.pem --private-key {in}/root.key"),
    Case("root default", "root default Lab"),
    Case("root rotate", "root rotate Main --key ec:p256"),
    Case("root rotate --uploaded", "root rotate --uploaded", setup=("root rotate Main --key ec:p256",)),
    Case("root remove", "root remove Lab --yes"),
    Case("root export", "root export Main -o main.cer", same=("main.cer",)),
    Case("root export --force", "root export Main -o main.cer --force", setup=("root export Lab -o main.cer",), same=("main.cer",)),
    Case("client issue", "client issue erin frank --key ec:p256",
         repeat=("client issue erin frank --key ec:p256 --if-missing",)),
    Case("client issue --pfx", "client issue erin frank --key ec:p256 --pfx pfx --jobs 1",
         repeat=("client issue erin frank --key ec:p256 --pfx pfx --jobs 1 --if-missing",)),
    Case("client issue --pfx --force", "client issue erin frank --key ec:p256 --pfx pfx --force --jobs 1",
         setup=("! mkdir pfx", "client export bob --format pfx -o pfx/erin.pfx"),
         repeat=("client issue erin frank --key ec:p256 --pfx pfx --force --jobs 1 --if-missing",)),
    Case("client sign", "client sign --csr {in}/erin.csr -o erin.cer"),
    Case("client sign --from", "client sign --from {in}/requests -o signed"),
    Case("client import", "client import --cert {in}/grace.pem --private-key {in}/grace.key"),
    Case("client renew", "client renew alice bob --pfx pfx --jobs 1"),
    Case("client renew --force", "client renew alice bob --pfx pfx --force --jobs 1", setup=("client export alice bob --format pfx -o pfx",)),
    Case("client renew --revoke-old", "client renew alice bob --revoke-old"),
    Case("client revoke", "client revoke alice bob"),
    Case("client restore", "client restore dora", done=(0, 4)),
    Case("client remove", "client remove alice dora --yes"),
    Case("client export", "client export alice --format pfx -o alice.pfx"),
    Case("client export of a key", "client export alice --format key -o alice.key"),
    Case("client export --force", "client export alice --format pfx -o alice.pfx --force",
         setup=("client export bob --format pfx -o alice.pfx",)),
    Case("client export --all", "client export --all --format pfx -o pfx"),
    Case("client sync", "client sync {in}/users.csv --key ec:p256 --pfx pfx --jobs 1 --yes",
         setup=("! mkdir pfx", "client export bob --format pfx -o pfx/bob.pfx")),
    Case("revocation export", "revocation export --format json -o revoked.json", same=("revoked.json",)),
    Case("revocation export of a CRL", "revocation export --format crl -o main.crl"),
    Case("gateway import", "-C corp gateway import {in}/live.json -o imported.toml", same=("imported.toml",)),
    Case("gateway check --fix", "gateway check plan.toml --fix", setup=(), same=("plan.toml",)),
    Case("gateway diff --record", "gateway diff {in}/live.json --record"),
    Case("gateway deploy", "gateway deploy --format arm -o deploy", same=("deploy/point-to-site.json",)),
    Case("gateway sessions --record", "gateway sessions {in}/health.json --record"),
    Case("pool map", "pool map --svg map.svg", same=("map.svg",)),
    Case("status", "status --prometheus status.prom --ics status.ics"),
    Case("report", "report -o report.html"),
    Case("package build", f"package build {PACKAGE} --client alice --client bob", 
         repeat=(f"package build {PACKAGE} --client alice --client bob --resume",)),
    Case("package build --force", f"package build {PACKAGE} --client alice --client bob --force",
         setup=(f"package build {PACKAGE} --client alice --client bob",)),
    Case("package build --zip", f"package build {PACKAGE} --client alice --zip", 
         repeat=(f"package build {PACKAGE} --client alice --zip --resume",)),
    Case("package build --zip --force", f"package build {PACKAGE} --client alice --zip --force",
         setup=(f"package build {PACKAGE} --client alice --zip",)),
    Case("package build --mdm", "package build --azure {in}/azure.zip --mdm mdm --scep-url https://scep.corp.example/mscep"),
    Case("package build --mdm --force", "package build --azure {in}/azure.zip --mdm mdm --scep-url https://scep.corp.example/mscep --force",
         setup=("package build --azure {in}/azure.zip --mdm mdm --dns 10.20.0.9 --scep-url https://scep.corp.example/mscep",)),
    Case("store backup", "store backup backup.db"),
    Case("store restore", "--store restored.db store restore {in}/backup.db"),
    Case("store rekey", "store rekey --new-passphrase file:{in}/next", passphrases=("passphrase", "next"), done=(5,), slow=True),
    Case("store rekey --new-data-key", "store rekey --new-data-key --new-passphrase file:{in}/next",
         passphrases=("passphrase", "next"), done=(5,), slow=True),
    Case("store copy", "store copy corp/p2s.db copy.db"),
    Case("store salvage", "store salvage {in}/damaged.db -o salvaged.db"),
]

# Commands that run as root with daemons, and what tests them.
ELSEWHERE = {"lab up": "interop.lab_command", "lab connect": "interop.lab_command", "lab test": "interop.lab_command",
             "lab down": "interop.lab_command"}

# What else there is, called so that it finds something: it writes nothing but SQLite's own files next to the store.
READERS = {
    "inspect": "inspect {in}/root.pem", "thumbprint": "thumbprint {in}/root.pem", "explain": "explain 809",
    "diagnose": "diagnose {in}/client.log", "completion": "completion bash", "help": "help", "version": "version",
    "root list": "root list", "root show": "root show Main", "client list": "client list", "client show": "client show alice",
    "revocation list": "revocation list", "gateway skus": "gateway skus", "gateway clients": "gateway clients",
    "gateway policies": "gateway policies", "gateway migrate": "gateway migrate --to openvpn", "gateway rules": "gateway rules",
    "gateway show": "gateway show", "pool check": "pool check",
    "pool split": "pool split 172.16.201.0/24", "pool suggest": "pool suggest --clients 100",
    "package inspect": "package inspect {in}/azure.zip", "package check": "package check {in}/azure.zip",
    "package diff": "package diff {in}/azure.zip {in}/azure.zip", "package status": "package status --azure {in}/azure.zip",
    "store info": "store info", "store check": "store check", "store log": "store log",
}
