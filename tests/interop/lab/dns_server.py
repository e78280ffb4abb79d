# SPDX-License-Identifier: Apache-2.0
"""dns_server.py ADDRESS LOG NAME=ADDRESS…: answers for these names, and says of all others that they do not exist.
Each question is a line of LOG."""
import socket
import struct
import sys

address, log = sys.argv[1:3]
names = dict(pair.split("=") for pair in sys.argv[3:])
ANSWER, NO_SUCH_NAME, TYPE_A = 0x8580, 0x8583, 1


def question(packet):
    labels, at = [], 12
    while packet[at]:
        labels.append(packet[at + 1 : at + 1 + packet[at]].decode())
        at += 1 + packet[at]
    return ".".join(labels).lower(), struct.unpack_from(">H", packet, at + 1)[0], at + 5


def answer(packet):
    name, kind, end = question(packet)
    with open(log, "a") as file:
        print(name, file=file)
    found = names.get(name)
    record = b""
    if found and kind == TYPE_A:
        record = struct.pack(">HHHIH", 0xC00C, TYPE_A, 1, 1, 4) + socket.inet_aton(found)
    flags = ANSWER if found else NO_SUCH_NAME
    return packet[:2] + struct.pack(">HHHHH", flags, 1, bool(record), 0, 0) + packet[12:end] + record


with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.bind((address, 53))
    print("ready", flush=True)
    while True:
        packet, client = server.recvfrom(4096)
        server.sendto(answer(packet), client)
