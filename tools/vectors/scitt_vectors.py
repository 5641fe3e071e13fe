#!/usr/bin/env python3
"""Writes tests/vectors/scitt.json without any code of the project: SPEC-scitt over the bundles of bundle_vectors.py.

The CBOR is written here by hand, head by head, so that each near miss is one head or one item away from what is right.
Needs python3 with cryptography, and openssl 3.
"""
import bundle_vectors as bundle
import log_vectors as log
from bundle_vectors import (ANCHORS, BUNDLE, FIRST, KEY, LANES, MANIFEST, MISSING, PROVEN, REFUTED, SECOND, STRANGER,
                            archive, hour, revoked, usual, whole)
from log_vectors import ORIGIN, digest

ISSUER = f"urn:ledger:{ORIGIN}"
STATEMENT, RECEIPT = "application/scitt-statement+cose", "application/scitt-receipt+cose"
EDDSA, ES256K, ED25519 = -8, -47, -19
LANE = LANES[0]


# ---------------------------------------------------------------- CBOR, deterministic (RFC 8949, 4.2.1)

def head(major, value):
    if value < 24:
        return bytes([major << 5 | value])
    size = next(n for n in range(4) if value < 1 << (8 << n))
    return bytes([major << 5 | 24 + size]) + value.to_bytes(1 << size, "big")


class Raw(bytes):
    """An item that is encoded already."""


def cbor(item):
    if isinstance(item, Raw):
        return bytes(item)
    if item is None:
        return b"\xf6"
    if isinstance(item, int):
        return head(0, item) if item >= 0 else head(1, -1 - item)
    if isinstance(item, bytes):
        return head(2, len(item)) + item
    if isinstance(item, str):
        return head(3, len(item.encode())) + item.encode()
    if isinstance(item, list):
        return head(4, len(item)) + b"".join(map(cbor, item))
    pairs = sorted((cbor(k), cbor(v)) for k, v in item.items())
    return head(5, len(pairs)) + b"".join(k + v for k, v in pairs)


def tagged(item, tag=18):
    return head(6, tag) + cbor(item)


def kid(key):
    return digest("sha256", key.spki)


def sign1(header, unprotected, payload, key, attached=True, tag=18, encoded=None, signature=None):
    held = cbor(header) if encoded is None else encoded
    signature = signature or key.sign(cbor(["Signature1", held, b"", payload]))
    return tagged([held, unprotected, payload if attached else None, signature], tag)


# ---------------------------------------------------------------- statements

class Statement:
    """The right one of an entry, with what a case changes in it."""

    def __init__(self, world, at, **changes):
        self.world, self.index, self.changes = world, at, changes

    def of(self, name, usual):
        return self.changes.get(name, usual)

    def receipt(self):
        world, index = self.world, self.index
        path = [bytes.fromhex(h) for h in world.paths(index)["sha256"]]
        proof = self.of("proof", cbor([self.of("size", len(world.leaves)), self.of("index", index), self.of("path", path)]))
        header = {1: EDDSA, 4: kid(LANE), 15: {1: ISSUER, 2: f"{ISSUER}:entry/{index}"}, 16: RECEIPT, 395: 1}
        header.update(self.of("receipt_header", {}))
        root = self.of("root", log.mth("sha256", world.hashes("sha256")))
        return sign1({k: v for k, v in header.items() if v is not None},
                     self.of("receipt_unprotected", {396: {-1: [proof]}}), root, self.of("lane", LANE),
                     attached=self.of("root_attached", False))

    def bytes(self):
        header = {1: EDDSA, 3: "application/json", 4: kid(BUNDLE), 15: {1: ISSUER, 2: f"{ISSUER}:{KEY}"}, 16: STATEMENT}
        header.update(self.of("header", {}))
        receipt = self.of("receipt", None) or self.receipt()
        return sign1({k: v for k, v in header.items() if v is not None}, self.of("unprotected", {394: [receipt]}),
                     self.of("leaf", self.world.leaves[self.index]), self.of("key", BUNDLE),
                     attached=self.of("attached", True), tag=self.of("tag", 18), encoded=self.of("encoded", None),
                     signature=self.of("signature", None))


def cases(held, world):
    content = world.content([0, 2], [KEY, FIRST, SECOND], [MANIFEST])
    place = ("transparent-statement", "2")

    def case(name, data, outcome, changes=None, index=2, **how):
        held.verdict(name, archive(whole({**content, "scitt": [(index, data)]})),
                     {("transparent-statement", str(index)): outcome, **(changes or {})}, **how)

    def changed(name, **changes):
        case(name, Statement(world, 2, **changes).bytes(), REFUTED)

    right = Statement(world, 2).bytes()
    case("one", right, PROVEN)
    case("of the first entry", Statement(world, 0).bytes(), PROVEN, index=0)
    held.verdict("of both", archive(whole({**content, "scitt": [(i, Statement(world, i).bytes()) for i in (0, 2)]})),
                 {("transparent-statement", "0"): PROVEN, place: PROVEN})
    forms(case, changed, world, right)
    contents(case, changed, world)
    keys(case, held, world, right)
    altered = [(0, content["entries"][0][1].replace(b"certified", b"cortified"), content["entries"][0][2]),
               content["entries"][1]]
    held.verdict("of an entry that is not proven", archive(whole({
        **content, "entries": altered, "scitt": [(0, Statement(world, 0).bytes())]})),
        {("order", KEY): None, ("entry", "0"): REFUTED, ("transparent-statement", "0"): MISSING})
    alone = bundle.World().close(4)
    held.verdict("of the only leaf of a log, which has no path", archive(whole({
        **alone.content([0], [KEY]), "scitt": [(0, Statement(alone, 0).bytes())]})),
        {("transparent-statement", "0"): REFUTED}, size=1,
        claims={("statement", KEY): PROVEN, ("entry", "0"): PROVEN, ("state", KEY): PROVEN})
    for name, given in (("of what is no entry here", [(1, right)]), ("twice", [(2, right), (2, right)]),
                        ("out of order", [(2, right), (0, right)]), ("none", [])):
        held.refused(name, archive(whole({**content, "scitt": given})))


def forms(case, changed, world, right):
    """Other bytes that say the same, or nearly."""
    case("a byte behind", right + b"\x00", REFUTED)
    case("a byte less", right[:-1], REFUTED)
    case("nothing", b"", REFUTED)
    case("longer than any", right + bytes(40_000), REFUTED)
    case("without a tag", right[1:], REFUTED)
    changed("as COSE_Sign", tag=98)
    case("the tag in a longer head", b"\xd8\x12" + right[1:], REFUTED)
    case("an array of indefinite length", b"\xd2\x9f" + right[2:] + b"\xff", REFUTED)
    case("an array of five", b"\xd2\x85" + right[2:] + b"\xf6", REFUTED)
    receipts = cbor({394: [Statement(world, 2).receipt()]})
    assert receipts in right
    for name, other in (("the label of receipts in a longer head", b"\xa1\x1a\x00\x00" + receipts[2:]),
                        ("the map of receipts in a longer head", b"\xb8\x01" + receipts[1:]),
                        ("receipts of indefinite length", receipts[:4] + b"\x9f" + receipts[5:] + b"\xff"),
                        ("receipts twice", b"\xa2" + receipts[1:] + receipts[1:])):
        case(name, right.replace(receipts, other), REFUTED)
    header = {1: EDDSA, 3: "application/json", 4: kid(BUNDLE), 15: {1: ISSUER, 2: f"{ISSUER}:{KEY}"}, 16: STATEMENT}
    pairs = [(cbor(k), cbor(v)) for k, v in header.items()]
    joined = lambda of: b"".join(k + v for k, v in of)
    for name, encoded in (
            ("labels out of order", head(5, 5) + joined(pairs[::-1])),
            ("a label twice", head(5, 6) + joined(pairs[:1] * 2 + pairs[1:])),
            ("a label in a longer head", head(5, 5) + b"\x18\x01" + pairs[0][1] + joined(pairs[1:])),
            ("the algorithm in a longer head", head(5, 5) + b"\x01\x38\x07" + joined(pairs[1:])),
            ("an indefinite protected header", b"\xbf" + joined(pairs) + b"\xff"),
            ("a byte behind the protected header", head(5, 5) + joined(pairs) + b"\x00"),
            ("an empty protected header", b"")):
        changed(name, encoded=encoded)
    proof = [len(world.leaves), 2, [bytes.fromhex(h) for h in world.paths(2)["sha256"]]]
    changed("the proof's size in a longer head", proof=b"\x83\x18\x04" + cbor(proof)[2:])
    changed("a proof of four", proof=cbor([*proof, 0]))
    changed("a proof with a byte behind", proof=cbor(proof) + b"\x00")


def contents(case, changed, world):
    """In the form, or with another header, and rightly signed."""
    other = usual(content=b"another")
    for name, change in (
            ("ES256K for the algorithm", {"header": {1: ES256K}}), ("Ed25519 by its newer number", {"header": {1: ED25519}}),
            ("no algorithm", {"header": {1: None}}), ("no key id", {"header": {4: None}}),
            ("a critical header that is not known", {"header": {2: [100], 100: 0}}),
            ("one header more", {"header": {100: 0}}), ("another content type", {"header": {3: "text/plain"}}),
            ("another type", {"header": {16: RECEIPT}}), ("no type", {"header": {16: None}}),
            ("no claims", {"header": {15: None}}), ("no subject", {"header": {15: {1: ISSUER}}}),
            ("a claim more", {"header": {15: {1: ISSUER, 2: f"{ISSUER}:{KEY}", 6: 0}}}),
            ("another issuer", {"header": {15: {1: "urn:ledger:other.example", 2: f"{ISSUER}:{KEY}"}}}),
            ("another subject", {"header": {15: {1: ISSUER, 2: f"{ISSUER}:{FIRST}"}}}),
            ("a subject that is no text", {"header": {15: {1: ISSUER, 2: KEY.encode()}}}),
            ("another leaf", {"leaf": world.leaves[0]}), ("an empty leaf", {"leaf": b""}),
            ("a leaf that is not canonical", {"leaf": world.leaves[2] + b"\n"}),
            ("the leaf detached", {"attached": False}), ("no receipt", {"unprotected": {}}),
            ("an empty list of receipts", {"unprotected": {394: []}}),
            ("two receipts", {"unprotected": {394: [Statement(world, 2).receipt()] * 2}}),
            ("a receipt that is not in a string", {"unprotected": {394: [Raw(Statement(world, 2).receipt())]}}),
            ("something beside the receipt", {"unprotected": {394: [Statement(world, 2).receipt()], 4: b"x"}}),
            ("the receipt of another entry", {"receipt": Statement(world, 0).receipt()}),
            ("a receipt of another tree", {"receipt": Statement(other, 2).receipt()}),
            ("a receipt of another tree's size", {"size": 5}), ("a receipt of another index", {"index": 1}),
            ("a receipt with another path", {"path": [bytes(32), bytes(32)]}), ("a receipt without a path", {"path": []}),
            ("a receipt with a path too long", {"path": [bytes(32)] * 65}),
            ("a receipt with a short hash", {"path": [bytes(31), bytes(32)]}),
            ("a receipt with its root attached", {"root_attached": True}),
            ("a receipt over another root", {"root": bytes(32)}),
            ("a receipt over the SM3 root", {"root": log.mth("sm3", world.hashes("sm3"))}),
            ("a receipt in another structure", {"receipt_header": {395: 2}}),
            ("a receipt without its structure", {"receipt_header": {395: None}}),
            ("a receipt of the other type", {"receipt_header": {16: STATEMENT}}),
            ("a receipt with a critical header", {"receipt_header": {2: [395]}}),
            ("a receipt by ES256K's name", {"receipt_header": {1: ES256K}}),
            ("a receipt of another subject", {"receipt_header": {15: {1: ISSUER, 2: f"{ISSUER}:entry/0"}}}),
            ("a receipt of another issuer", {"receipt_header": {15: {1: "urn:ledger:x", 2: f"{ISSUER}:entry/2"}}}),
            ("a receipt of consistency", {"receipt_unprotected": {396: {-2: [cbor([2, 4, [bytes(32)]])]}}}),
            ("a receipt with two proofs", {"receipt_unprotected": {396: {-1: [cbor([4, 2, []])] * 2}}}),
            ("a receipt without a proof", {"receipt_unprotected": {}})):
        changed(name, **change)


def keys(case, held, world, right):
    case("signed by a stranger in the registry's name", Statement(world, 2, key=STRANGER).bytes(), REFUTED)
    case("signed by a stranger in the log's name", Statement(world, 2, lane=STRANGER).bytes(), REFUTED)
    case("a signature of zeros", Statement(world, 2, signature=bytes(64)).bytes(), REFUTED)
    case("a signature a byte short", Statement(world, 2, signature=bytes(63)).bytes(), REFUTED)
    case("a signature without the context", Statement(world, 2, signature=BUNDLE.sign(world.leaves[2])).bytes(), REFUTED)
    stranger = {"header": {4: kid(STRANGER)}, "key": STRANGER}
    case("by a key that nobody knows", Statement(world, 2, **stranger).bytes(), MISSING)
    case("by a lane that nobody knows", Statement(
        world, 2, receipt_header={4: kid(STRANGER)}, lane=STRANGER).bytes(), MISSING)
    case("by a lane in the registry's place", Statement(world, 2, header={4: kid(LANE)}, key=LANE).bytes(), MISSING)
    case("by the registry in the log's place", Statement(
        world, 2, receipt_header={4: kid(BUNDLE)}, lane=BUNDLE).bytes(), MISSING)
    case("named by the id of the secp256k1 lane", Statement(world, 2, receipt_header={4: kid(LANES[1])}).bytes(), MISSING)
    place = ("transparent-statement", "2")
    for name in ("Ed25519 until hour 3", "Ed25519 from hour 5", "Ed25519 stolen long after"):
        held.verdict(f"anchors: {name}", "one", {place: MISSING}, anchors=name, lanes=bundle.ALL_LANES[1:])
    for name in ("Ed25519 in hour 4 alone", "bundle key until hour 4"):
        held.verdict(f"anchors: {name}", "one", {place: PROVEN}, anchors=name)
    held.verdict("anchors: the key of the statement ended", archive(whole({
        **world.content([0, 2], [KEY, FIRST, SECOND], [MANIFEST]), "scitt": [(2, Statement(world, 2, **stranger).bytes())]})),
        {place: MISSING}, anchors="another bundle key until hour 3")
    held.verdict("broken: sha256", "one", {place: MISSING}, lanes=["ed25519", "sm2"], broken=["sha256"])
    held.verdict("broken: ed25519", "one", {("statement", KEY): MISSING, place: MISSING}, lanes=bundle.ALL_LANES[1:],
                 broken=["ed25519"])
    held.verdict("broken: sm3", "one", {place: PROVEN}, lanes=["ed25519", "secp256k1"], broken=["sm3"])


def two_bundle_keys():
    since = {"notBefore": hour(0)}
    usual = log.json.loads(bundle.anchors())
    usual["bundleKeys"].append({"key": log.b64(STRANGER.spki), **since, "notAfter": hour(3)})
    return log.canonical(usual)


def main():
    world = usual()
    ANCHORS["another bundle key until hour 3"] = two_bundle_keys()
    held = bundle.Cases()
    cases(held, world)
    used = {case["anchors"] for case in held.cases}
    log.write("scitt.json", {
        "format": "ledger-scitt-vectors@v1",
        "source": "SPEC-scitt over the bundles of bundle_vectors.py; CBOR by hand, Ed25519 by OpenSSL",
        "encoding": "bundles: base64 of raw DEFLATE (RFC 1951); findings in any order; keys: SubjectPublicKeyInfo, hex",
        "keys": {"registry": BUNDLE.spki.hex(), "log": LANE.spki.hex()},
        "message": {"bytes": Statement(world, 2).bytes().hex(), "leaf": world.leaves[2].hex(),
                    "root": log.mth("sha256", world.hashes("sha256")).hex()},
        "anchors": {name: text for name, text in ANCHORS.items() if name in used},
        "bundles": held.bundles, "cases": held.cases})


if __name__ == "__main__":
    main()
