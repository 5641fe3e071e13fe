#!/usr/bin/env python3
"""Writes tests/vectors/document.json without any code of the project: SPEC-document over OpenSSL.

Needs python3 with the package cryptography (its OpenSSL has SM3 and SM4-GCM).
"""
import base64
import hashlib
import json
import pathlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

OUT = pathlib.Path(__file__).resolve().parent.parent.parent / "tests" / "vectors" / "document.json"
CASE = "c1000000000000000000000000000001"
PARTY = "a1000000000000000000000000000001"
PIECE = 1 << 16
KEK = bytes(range(32))
SUITES = {
    "aes-256-gcm": (1, algorithms.AES, hashes.SHA256, 32),
    "sm4-gcm": (2, algorithms.SM4, hashes.SM3, 16),
}


def fixed(label, length):
    return hashlib.shake_256(label.encode()).digest(length)


def hkdf(suite, secret, salt, info):
    _, _, digest, size = SUITES[suite]
    return HKDF(algorithm=digest(), length=size, salt=salt, info=info).derive(secret)


def seal(suite, key, nonce, plaintext):
    encryptor = Cipher(SUITES[suite][1](key), modes.GCM(nonce)).encryptor()
    return encryptor.update(plaintext) + encryptor.finalize() + encryptor.tag


def subject(party=PARTY):
    return f"case/{CASE}/party/{party}".encode()


def subject_key(suite, kek=KEK, party=PARTY):
    secret, nonce = fixed(f"subject key {suite} {party}", 32), fixed(f"nonce {suite}", 12)
    wrapping = hkdf(suite, kek, b"", b"ledger-subject-key@v1\0" + subject(party))
    record = {
        "algorithm": suite, "format": "ledger-subject-key@v1", "nonce": nonce.hex(), "state": "wrapped",
        "wrapped": seal(suite, wrapping, nonce, secret).hex(),
    }
    return secret, json.dumps(record, sort_keys=True, separators=(",", ":"))


def document(suite, secret, plaintext, party=PARTY, digest=None):
    header = b"ledger-document@v1" + bytes([SUITES[suite][0]]) + fixed(f"salt {suite} {len(plaintext)}", 32)
    digest = digest or hashlib.sha256(plaintext).hexdigest()
    key = hkdf(suite, secret, header[-32:], header + subject(party) + f"/sha256/{digest}".encode())
    pieces = [plaintext[at:at + PIECE] for at in range(0, len(plaintext), PIECE)] or [b""]
    stored = header
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        stored += seal(suite, key, bytes(3) + number.to_bytes(8, "big") + bytes([last]), piece)
    return stored


def pattern(length):
    return bytes(at * 7 % 251 for at in range(length))


def case(name, outcome, key, stored, plaintext, digest=None):
    return {
        "name": name, "outcome": outcome, "key": key, "length": len(plaintext),
        "sha256": digest or hashlib.sha256(plaintext).hexdigest(), "stored": base64.b64encode(stored).decode(),
    }


def opening():
    lengths = {"aes-256-gcm": [0, 1, 3, 2 * PIECE + 1], "sm4-gcm": [0, 3, PIECE]}
    for suite, sizes in lengths.items():
        secret, key = subject_key(suite)
        for length in sizes:
            plaintext = pattern(length)
            yield case(f"{suite}, {length} bytes", "opens", key, document(suite, secret, plaintext), plaintext)


def refused():
    for suite in SUITES:
        secret, key = subject_key(suite)
        plaintext = pattern(300)
        stored = document(suite, secret, plaintext)
        changes = {
            "without its header": b"", "cut in the header": stored[:50], "without a chunk": stored[:51],
            "cut in the tag": stored[:66], "one byte short": stored[:-1], "one byte longer": stored + b"\0",
            "another name": b"ledger-document@v2" + stored[18:], "suite 0": stored[:18] + b"\0" + stored[19:],
            "the other suite": stored[:18] + bytes([3 - stored[18]]) + stored[19:],
            "another salt": stored[:19] + bytes(32) + stored[51:],
            "a changed bit": stored[:60] + bytes([stored[60] ^ 1]) + stored[61:],
            "a changed tag": stored[:-1] + bytes([stored[-1] ^ 0x80]),
            "of another party": document(suite, secret, plaintext, party="b" * 32),
            "of another digest": document(suite, secret, plaintext, digest="0" * 64),
            "of another subject key": document(suite, bytes(32), plaintext),
        }
        for name, changed in changes.items():
            yield case(f"{suite}, {name}", "corrupted", key, changed, plaintext)
        lie = document(suite, secret, plaintext, digest="0" * 64)
        yield case(f"{suite}, authentic but with another digest", "corrupted", key, lie, plaintext, digest="0" * 64)
        wrong = subject_key(suite, kek=bytes(32))[1]
        yield case(f"{suite}, wrapped with another key-encryption key", "no key", wrong, stored, plaintext)
        moved = subject_key(suite, party="b" * 32)[1]
        yield case(f"{suite}, with another subject's key", "no key", moved, stored, plaintext)
        for name, record in {
            "a record with one member more": key.replace("{", '{"a":1,', 1),
            "a record that is not canonical": key.replace(",", ", ", 1),
            "a record of an unknown suite": key.replace(suite, "aes-128-gcm"),
            "a record with a short nonce": key.replace(
                fixed(f"nonce {suite}", 12).hex(), fixed(f"nonce {suite}", 12).hex()[2:]),
        }.items():
            yield case(f"{suite}, {name}", "no key", record, stored, plaintext)
        erased = '{"format":"ledger-subject-key@v1","state":"erased"}'
        yield case(f"{suite}, erased", "erased", erased, stored, plaintext)


def main():
    cases = [*opening(), *refused()]
    OUT.write_text(json.dumps({
        "format": "ledger-document@v1", "keyEncryptionKey": KEK.hex(), "case": CASE, "party": PARTY,
        "plaintext": "byte i is 7 i mod 251", "cases": cases,
    }, indent=1) + "\n", encoding="utf-8")


main()
