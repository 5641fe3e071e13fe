#!/usr/bin/env python3
"""Writes tests/vectors/anchors.json from SPEC-anchors alone: files of trust anchors, and near misses of such.

Keys are those of bundle_vectors.py. Needs python3 with cryptography, and openssl 3.
"""
import copy
import hashlib

from cryptography.hazmat.primitives.asymmetric import ec

import bundle_vectors as bundle
import log_vectors as log
from log_vectors import b64, canonical

START, END = "2026-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"
WITNESS = bundle.Ed25519Lane(bytes(range(161, 193)))
P256 = ec.derive_private_key(0x1234, ec.SECP256R1())
VALIDATORS = ["0x" + digit * 40 for digit in "ab"]


def der(tag, *parts):
    body = b"".join(parts)
    size = len(body)
    length = bytes([size]) if size < 128 else (lambda n: bytes([128 + len(n)]) + n)(
        size.to_bytes((size.bit_length() + 7) // 8, "big"))
    return bytes([tag]) + length + body


def vkey(name, lane, kind=b"\x04", change=0):
    identity = hashlib.sha256(name.encode() + b"\n" + kind + lane.public).digest()[:4]
    identity = (int.from_bytes(identity, "big") ^ change).to_bytes(4, "big")
    return f"{name}+{identity.hex()}+{b64(kind + lane.public)}"


def whole():
    return {
        "format": "ledger-anchors@v2", "origin": log.ORIGIN,
        "authorities": [{"certificate": b64(der(0x30, b"\x02\x01\x01")), "notBefore": START}],
        "bundleKeys": [{"key": b64(bundle.BUNDLE.spki), "notBefore": START}],
        "certificateKeys": [{"key": b64(bundle.spki(P256)), "notBefore": START, "notAfter": END}],
        "chains": [
            {"chain": "31337", "codeHash": "c" * 64, "contract": "0x" + "cd" * 20, "genesis": "d" * 64, "kind": "evm",
             "seal": {"rule": "development", "headers": ["1" * 64, "2" * 64]}},
            {"chain": "1337", "codeHash": "c" * 64, "contract": "0x" + "cd" * 20, "genesis": "d" * 64, "kind": "evm",
             "retired": "40", "seal": {
                 "rule": "qbft", "sets": [{"from": "0", "validators": VALIDATORS}, {"from": "9", "validators": VALIDATORS}],
                 "revoked": [{"reason": "keyCompromise", "time": END, "validator": VALIDATORS[0]}]}}],
        "lanes": [{"key": b64(lane.spki), "notBefore": START} for lane in bundle.LANES],
        "timeStampers": [{"certificate": b64(der(0x30, b"\x02\x01\x02" * 90)), "notBefore": START}],
        "witnessQuorum": "1",
        "witnesses": [{"vkey": vkey("witness.example/w", WITNESS), "notBefore": START,
                       "revoked": {"reason": "superseded", "time": END}}]}


def least():
    return {**whole(), **{name: [] for name in ("authorities", "certificateKeys", "chains", "timeStampers", "witnesses")},
            "witnessQuorum": "0"}


CASES = []


def case(name, valid, change=None, base=whole):
    value = copy.deepcopy(base())
    if change:
        change(value)
    CASES.append({"name": name, "text": canonical(value), "valid": valid})


def put(path, value):
    def change(whole_value):
        holder = whole_value
        for name in path[:-1]:
            holder = holder[name]
        holder[path[-1]] = value
    return change


def drop(*path):
    def change(whole_value):
        holder = whole_value
        for name in path[:-1]:
            holder = holder[name]
        del holder[path[-1]]
    return change


def main():
    case("everything", True)
    case("nothing that may be left out", True, base=least)
    for name in whole():
        case(f"without {name}", False, drop(name))
    case("a member more", False, put(["note"], "believe me"))
    case("another format", False, put(["format"], "ledger-anchors@v3"))
    case("the earlier format", False, put(["format"], "ledger-anchors@v1"))
    case("no lanes", False, put(["lanes"], []))
    case("no bundle keys", False, put(["bundleKeys"], []))
    windows()
    purposes()
    witnesses()
    certificates()
    chains()
    log.write("anchors.json", {
        "format": "ledger-anchors-vectors@v1", "source": "SPEC-anchors over Python's hashlib, and OpenSSL",
        "cases": CASES})


def windows():
    for list_name in ("lanes", "bundleKeys", "certificateKeys", "timeStampers", "authorities", "witnesses"):
        case(f"no notBefore in {list_name}", False, drop(list_name, 0, "notBefore"))
        case(f"a member more in {list_name}", False, put([list_name, 0, "from"], START))
    case("notAfter at notBefore", True, put(["lanes", 0, "notAfter"], START))
    case("notAfter before notBefore", False, put(["lanes", 0, "notAfter"], "2025-12-31T23:59:59.999Z"))
    case("notAfter null", False, put(["lanes", 0, "notAfter"], None))
    case("a time without milliseconds", False, put(["lanes", 0, "notBefore"], "2026-01-01T00:00:00Z"))
    for reason in ("affiliationChanged", "cessationOfOperation", "keyCompromise", "superseded", "unspecified"):
        case(f"revoked: {reason}", True, put(["lanes", 0, "revoked"], {"reason": reason, "time": START}))
    for reason in ("certificateHold", "KeyCompromise", "", "toString", None):
        case(f"revoked: {reason!r}", False, put(["lanes", 0, "revoked"], {"reason": reason, "time": START}))
    case("revoked without a time", False, put(["lanes", 0, "revoked"], {"reason": "superseded"}))
    case("revoked, with a member more", False, put(
        ["lanes", 0, "revoked"], {"reason": "superseded", "time": START, "by": "me"}))


def purposes():
    bundle_key = {"key": b64(bundle.BUNDLE.spki), "notBefore": START}
    case("a bundle key twice", False, put(["bundleKeys"], [bundle_key, bundle_key]))
    case("a lane's key for bundles", False, put(["bundleKeys", 0, "key"], b64(bundle.LANES[0].spki)))
    case("a lane's key for certificates", False, put(["certificateKeys", 0, "key"], b64(bundle.LANES[2].spki)))
    case("a witness's key for bundles", False, put(["bundleKeys", 0, "key"], b64(WITNESS.spki)))
    case("a lane of P-256", False, put(["lanes", 0, "key"], b64(bundle.spki(P256))))
    case("a bundle key of P-256", True, lambda v: (put(["certificateKeys"], [])(v), put(
        ["bundleKeys", 0, "key"], b64(bundle.spki(P256)))(v)))
    case("a certificate key of Ed25519", False, put(["certificateKeys", 0, "key"], b64(bundle.STRANGER.spki)))
    case("a key with a byte behind", False, put(["bundleKeys", 0, "key"], b64(bundle.BUNDLE.spki + b"\0")))


def witnesses():
    for name, text in [
            ("with another id", vkey("witness.example/w", WITNESS, change=1)),
            ("of a log's type", vkey("witness.example/w", WITNESS, kind=b"\x01")),
            ("with a space", vkey("witness.example/ w", WITNESS)),
            ("without a name", vkey("", WITNESS)),
            ("called as the log", vkey(log.ORIGIN, WITNESS)),
            ("called as the other tree", vkey(log.ORIGIN + "/sm3", WITNESS)),
            ("with its id in capitals", vkey("witness.example/w", WITNESS).replace("+", "+A", 1)),
            ("with text behind", vkey("witness.example/w", WITNESS) + "+")]:
        case(f"a witness {name}", False, put(["witnesses", 0, "vkey"], text))
    case("a quorum of none", True, put(["witnessQuorum"], "0"))
    case("a quorum of more than there are", False, put(["witnessQuorum"], "2"))
    case("a quorum as a number", False, put(["witnessQuorum"], 1))
    case("a quorum beyond all numbers", False, put(["witnessQuorum"], "4294967297"))
    again = {"vkey": vkey("witness.example/other", WITNESS), "notBefore": START}
    case("a witness's key under two names", False, lambda v: v["witnesses"].append(again))


def certificates():
    at = ["timeStampers", 0, "certificate"]
    for name, data in [("that is no SEQUENCE", der(0x31, b"\x02\x01\x02")), ("with a byte behind", der(0x30) + b"\0"),
                       ("that is cut off", der(0x30, b"\x02\x01\x02")[:-1]), ("of no bytes", b""),
                       ("with a longer length than needed", b"\x30\x81\x03\x02\x01\x02"),
                       ("without an end", b"\x30\x80\x00\x00"), ("of 9 KiB", der(0x30, bytes(9 * 1024)))]:
        case(f"a certificate {name}", False, put(at, b64(data)))
    case("one certificate in both lists", False, lambda v: put(at, v["authorities"][0]["certificate"])(v))


def chains():
    case("an instance twice", False, lambda v: v["chains"].append(v["chains"][0]))
    case("chain 0", False, put(["chains", 0, "chain"], "0"))
    for name, value, valid in [
            ("nobody", [], False),
            ("one twice", [{"reason": "superseded", "time": END, "validator": VALIDATORS[0]}] * 2, False),
            ("out of order", [{"reason": "superseded", "time": END, "validator": v} for v in VALIDATORS[::-1]], False),
            ("both", [{"reason": "superseded", "time": END, "validator": v} for v in VALIDATORS], True),
            ("for no reason", [{"time": END, "validator": VALIDATORS[0]}], False)]:
        case(f"revoked validators: {name}", valid, put(["chains", 1, "seal", "revoked"], value))
    case("revoked validators of a development chain", False, put(["chains", 0, "seal", "revoked"], []))


if __name__ == "__main__":
    main()
