#!/usr/bin/env python3
"""Writes tests/vectors/bundle.json without any code of the project: SPEC-bundle, -log, -entry and -manifest.

Everything comes from fixed keys, so that writing it again changes nothing. Trees and maps are those of log_vectors.py;
Ed25519 and secp256k1 (RFC 6979) are OpenSSL's by way of the package cryptography; SM2 is GB/T 32918.2 as it stands,
with a nonce from a hash, and openssl verifies each signature. Needs python3 with cryptography, and openssl 3.
"""
import base64
import datetime
import hashlib
import json
import pathlib
import struct
import subprocess
import tempfile
import zlib

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils

import log_vectors as log
from log_vectors import ORIGIN, b64, canonical, digest, pair

TREES = ["sha256", "sm3"]
ASSET, OTHER = "9" * 32, "8" * 32
KEY, FIRST, SECOND = f"asset/{ASSET}", f"right/{ASSET}/1", f"right/{ASSET}/2"
THIRD, FOURTH = f"right/{ASSET}/3", f"right/{ASSET}/4"
UNKNOWN_CHAIN = "evm/31337/" + "ab" * 32 + "/0x" + "cd" * 20


def hour(hours, milliseconds=0):
    when = datetime.datetime(2026, 11, 23, 6) + datetime.timedelta(hours=hours, milliseconds=milliseconds)
    return f"{when:%Y-%m-%dT%H:%M:%S}.{when.microsecond // 1000:03}Z"


# ---------------------------------------------------------------- keys

def raw_public(key):
    return key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def spki(key):
    return key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


class Ed25519Lane:
    name, kind = "ed25519", b"\x01"

    def __init__(self, seed):
        self.key = ed25519.Ed25519PrivateKey.from_private_bytes(seed)
        self.public, self.spki = raw_public(self.key), spki(self.key)

    def sign(self, message):
        return self.key.sign(message)


class Secp256k1Lane:
    name, kind = "secp256k1", b"\xffledger-secp256k1@v1"
    order = log.CURVES["secp256k1"][1]

    def __init__(self, scalar):
        self.key = ec.derive_private_key(int.from_bytes(scalar, "big"), ec.SECP256K1())
        self.public = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
        # The curve's own key type is id-ecPublicKey with the named curve; cryptography writes just that.
        self.spki = spki(self.key)

    def sign(self, message):
        der = self.key.sign(message, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
        r, s = utils.decode_dss_signature(der)
        return r.to_bytes(32, "big") + min(s, self.order - s).to_bytes(32, "big")


class Sm2Lane:
    """GB/T 32918.2 over the curve of GB/T 32918.5, default user id."""
    name, kind = "sm2", b"\xffledger-sm2@v1"
    p = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
    a = p - 3
    b = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
    n = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
    g = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
         0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)

    def __init__(self, scalar):
        self.scalar, self.d = scalar, int.from_bytes(scalar, "big")
        point = self.times(self.d, self.g)
        self.public = b"\x04" + b"".join(c.to_bytes(32, "big") for c in point)
        with tempfile.TemporaryDirectory() as folder:
            self.spki = log.spki(log.private_file(folder, "sm2", scalar))
        if self.spki[-65:] != self.public:
            raise SystemExit("openssl has another SM2 key")
        words = [self.a, self.b, *self.g]
        user = b"1234567812345678"
        self.z = digest("sm3", (8 * len(user)).to_bytes(2, "big") + user
                        + b"".join(w.to_bytes(32, "big") for w in words) + self.public[1:])

    def add(self, left, right):
        if left is None or right is None:
            return left or right
        (x1, y1), (x2, y2) = left, right
        if x1 == x2 and (y1 + y2) % self.p == 0:
            return None
        slope = ((3 * x1 * x1 + self.a) * pow(2 * y1, -1, self.p) if left == right
                 else (y2 - y1) * pow(x2 - x1, -1, self.p))
        x3 = (slope * slope - x1 - x2) % self.p
        return x3, (slope * (x1 - x3) - y1) % self.p

    def times(self, k, point):
        total = None
        while k:
            if k & 1:
                total = self.add(total, point)
            point, k = self.add(point, point), k >> 1
        return total

    def sign(self, message):
        e = int.from_bytes(digest("sm3", self.z + message), "big")
        k = int.from_bytes(hashlib.sha256(self.scalar + b"nonce" + message).digest(), "big") % self.n
        r = (e + self.times(k, self.g)[0]) % self.n
        s = pow(1 + self.d, -1, self.n) * (k - r * self.d) % self.n
        body = log.der_int(r) + log.der_int(s)
        signature = b"\x30" + bytes([len(body)]) + body
        self.check(message, signature)
        return signature

    def check(self, message, signature):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "m").write_bytes(message)
            (folder / "s").write_bytes(signature)
            private = log.private_file(name, "sm2", self.scalar)
            (folder / "p.pem").write_bytes(log.run("openssl", "pkey", "-in", private, "-pubout"))
            subprocess.run(["openssl", "dgst", "-sm3", "-verify", folder / "p.pem", "-signature", folder / "s",
                            "-sigopt", "distid:1234567812345678", folder / "m"],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


SECRETS = {"ed25519": bytes(range(1, 33)), "secp256k1": bytes(range(33, 65)), "sm2": bytes(range(65, 97)),
           "bundle": bytes(range(97, 129)), "stranger": bytes(range(129, 161))}
LANES = [Ed25519Lane(SECRETS["ed25519"]), Secp256k1Lane(SECRETS["secp256k1"]), Sm2Lane(SECRETS["sm2"])]
BUNDLE, STRANGER = Ed25519Lane(SECRETS["bundle"]), Ed25519Lane(SECRETS["stranger"])


# ---------------------------------------------------------------- a log

def asset_value(content, status="registered"):
    return {"kind": "product", "status": status, "content": pair(content)}


def right_value(status="in-force", **other):
    value = {"kind": "hold", "holder": "a" * 64, "from": "2025-04-01", "until": "2028-03-31", "terms": pair(b"\x02"),
             "status": status, "exclusive": False, "pledged": False, "frozen": False}
    return {**value, **other}


class World:
    """A log that ends with its map leaf; what is appended reaches the map unless the log lies."""

    def __init__(self):
        self.leaves, self.states, self.honest = [], {}, True

    def append(self, hours, asset, version, *effects, origin=ORIGIN, kind="registration.certified", milliseconds=0):
        self.add({
            "format": "ledger-entry@v1", "origin": origin, "type": kind, "actor": "registry",
            "writes": [{"stream": f"asset/{asset}", "version": str(version)}], "reads": [],
            "command": {"id": "%032x" % (len(self.leaves) + 1), **pair(b"\x03")}, "rules": "G35@2026-07-01",
            "calendar": "cn-2023-2026", "recordedTime": hour(hours, milliseconds), "legalTime": hour(0), "bodies": [],
            "effects": [{"key": k, "version": str(version), "value": v} for k, v in sorted(effects)]})
        if self.honest:
            self.states.update({k: (version, v) for k, v in effects})

    def close(self, hours, milliseconds=0):
        self.add({
            "format": "ledger-entry@v1", "origin": ORIGIN, "type": "map", "actor": "registry",
            "writes": [{"stream": "log", "version": "1"}], "reads": [], "recordedTime": hour(hours, milliseconds),
            "legalTime": hour(0), "bodies": [], "effects": [],
            "map": {"size": str(len(self.leaves)), **{t: log.node(t, self.map(t), 0).hex() for t in TREES}}})
        return self

    def add(self, leaf):
        self.leaves.append(canonical(leaf).encode())

    def map(self, tree):
        return [(digest(tree, k.encode()), v, digest(tree, canonical(x).encode()))
                for k, (v, x) in self.states.items()]

    def hashes(self, tree):
        return [digest(tree, b"\x00" + leaf) for leaf in self.leaves]

    def checkpoint(self, tree, lanes, size=None):
        name = ORIGIN + ("" if tree == "sha256" else "/sm3")
        text = f"{name}\n{size or len(self.leaves)}\n{b64(log.mth(tree, self.hashes(tree)))}\n"
        lines = [log.note_line(name, lane.kind, lane.public, lane.sign(text.encode()))[1] for lane in lanes]
        return (text + "\n" + "".join(lines)).encode()

    def paths(self, index):
        return {t: [h.hex() for h in log.path(t, index, self.hashes(t))] for t in TREES}

    def state(self, key):
        last = len(self.leaves) - 1
        proof = {"format": "ledger-state-proof@v1", "key": key, "mapLeaf": json.loads(self.leaves[last])}
        for tree in TREES:
            half = log.map_proof(tree, self.map(tree), key)
            proof[tree] = {"inclusion": self.paths(last)[tree], "siblings": half["siblings"]}
            if half["other"] and key not in self.states:
                proof[tree]["other"] = half["other"]
        if key in self.states:
            proof["version"], proof["value"] = str(self.states[key][0]), self.states[key][1]
        return canonical(proof).encode()

    def content(self, entries, keys, manifests=(), lanes=None, chains=()):
        lanes = LANES if lanes is None else lanes
        return {
            "checkpoints": {t: self.checkpoint(t, lanes) for t in TREES},
            "entries": [(i, self.leaves[i], self.paths(i)) for i in entries],
            "states": sorted((k, self.state(k)) for k in keys),
            "manifests": sorted((hashlib.sha256(m).hexdigest(), m) for m in manifests),
            "chains": list(chains)}


FILE = bytes(i * 7 % 251 for i in range(9_000))


def manifest(name="data/roads.csv", data=FILE, size=4096):
    chunks = [data[at:at + size] for at in range(0, len(data), size)]
    leaves = {t: [digest(t, b"\x00" + chunk) for chunk in chunks] for t in TREES}
    listed = b"".join(leaves[t][i] for i in range(len(chunks)) for t in TREES)
    return canonical({
        "format": "ledger-manifest@v1", "digests": TREES, "chunkSize": str(size),
        "chunkList": hashlib.sha256(listed).hexdigest(),
        "files": [{"path": name, "length": str(len(data)), "chunks": str(len(chunks)),
                   "tree": {t: log.mth(t, leaves[t]).hex() for t in TREES}}]}).encode()


MANIFEST = manifest()


def usual(origin=ORIGIN, content=MANIFEST, second=None, first=FIRST):
    """Registered with a first right in hour 1; another asset in hour 2; in hour 3 the first right ends and a second
    is given; a checkpoint in hour 4."""
    world = World()
    world.append(1, ASSET, 1, (KEY, asset_value(content)), (first, right_value()), origin=origin)
    world.append(2, OTHER, 1, (f"asset/{OTHER}", asset_value(b"\x01")))
    world.append(3, ASSET, 2, (first, right_value("ended")), (SECOND, second or right_value()))
    return world.close(4)


# ---------------------------------------------------------------- the file

def members_of(content):
    yield "checkpoints/sha256", content["checkpoints"]["sha256"]
    yield "checkpoints/sm3", content["checkpoints"]["sm3"]
    for index, leaf, paths in content["entries"]:
        yield f"entries/{index}/leaf.json", leaf
        yield f"entries/{index}/inclusion.json", canonical(paths).encode()
    for key, proof in content["states"]:
        yield f"states/{key}.json", proof
    for name, data in content.get("sequences", ()):
        yield f"sequences/{name}.bin", data
    for name, data in content["manifests"]:
        yield f"manifests/{name}.json", data
    for number, (_, proof, paths) in enumerate(content["chains"], 1):
        yield f"chains/{number}/proof.rlp", proof
        yield f"chains/{number}/consistency.json", canonical(paths).encode()
    for name, data in content.get("stamps", ()):
        yield f"timestamps/{name}.tsr", data
    for name, data in content.get("preservation", ()):
        yield f"preservation/{name}", data
    for index, data in content.get("proofs", ()):
        yield f"proofs/{index}.tlog-proof", data
    for index, data in content.get("scitt", ()):
        yield f"scitt/{index}.cose", data
    for name, data in content.get("descriptions", ()):
        yield f"descriptions/{name}", data


def statement_of(content, members, origin=ORIGIN, subject=KEY):
    stamps = {"timestamps": [name for name, _ in content["stamps"]]} if "stamps" in content else {}
    proofs = {"proofs": [str(index) for index, _ in content["proofs"]]} if "proofs" in content else {}
    statements = {"scitt": [str(index) for index, _ in content["scitt"]]} if "scitt" in content else {}
    sequences = {"sequences": [name for name, _ in content["sequences"]]} if "sequences" in content else {}
    periods = {"periods": content["periods"]} if "periods" in content else {}
    preserved = {"preservation": [name for name, _ in content["preservation"]]} if "preservation" in content else {}
    described = {"descriptions": [name for name, _ in content["descriptions"]]} if "descriptions" in content else {}
    return {
        "format": "ledger-bundle@v1", "origin": origin, "subject": subject,
        "claims": {"entries": [str(i) for i, _, _ in content["entries"]], "states": [k for k, _ in content["states"]],
                   "manifests": [m for m, _ in content["manifests"]], "chains": [c for c, _, _ in content["chains"]],
                   **stamps, **sequences, **periods, **preserved, **proofs, **statements, **described},
        "members": [{"name": n, "size": str(len(d)), **pair(d)} for n, d in members]}


def signed(statement, members, key=BUNDLE):
    text = statement if isinstance(statement, bytes) else canonical(statement).encode()
    return [("bundle.json", text), ("bundle.sig", key.sign(b"ledger-bundle@v1\0" + text)), *members]


def whole(content, **said):
    members = list(members_of(content))
    return signed(statement_of(content, members, **said), members)


def archive(members, flags=0, date=0x21, comment=b"", made=20, method=0):
    body, directory = b"", b""
    for name, data in members:
        raw = zlib.compress(data)[2:-4] if method else data
        common = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, date, zlib.crc32(data), len(raw), len(data),
                             len(name), 0)
        directory += (b"PK\x01\x02" + struct.pack("<H", made) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(body))
                      + name.encode())
        body += b"PK\x03\x04" + common + name.encode() + raw
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(body), len(comment))
    return body + directory + b"PK\x05\x06" + end + comment


# ---------------------------------------------------------------- anchors

def anchors(lanes=LANES, keys=(BUNDLE,), origin=ORIGIN, window=None, bundle_window=None, chains=(), stampers=(),
            authorities=()):
    window = window or {}
    since = {"notBefore": hour(0)}
    return canonical({
        "format": "ledger-anchors@v2", "origin": origin, "chains": list(chains),
        "authorities": list(authorities), "timeStampers": list(stampers), "certificateKeys": [], "witnesses": [], "witnessQuorum": "0",
        "bundleKeys": [{"key": b64(k.spki), **since, **(bundle_window or {})} for k in keys],
        "lanes": [{"key": b64(lane.spki), **since, **window.get(lane.name, {})} for lane in lanes]})


def revoked(reason, time):
    return {"revoked": {"reason": reason, "time": time}}


ANCHORS = {
    "usual": anchors(),
    "another origin": anchors(origin="dev-ledger.example/other"),
    "foreign lanes": anchors(lanes=[STRANGER]),
    "foreign bundle key": anchors(keys=[STRANGER]),
    "Ed25519 until hour 3": anchors(window={"ed25519": {"notAfter": hour(3)}}),
    "Ed25519 from hour 5": anchors(window={"ed25519": {"notBefore": hour(5)}}),
    "Ed25519 in hour 4 alone": anchors(window={"ed25519": {"notBefore": hour(4), "notAfter": hour(4)}}),
    "all lanes from hour 5": anchors(window={lane.name: {"notBefore": hour(5)} for lane in LANES}),
    "Ed25519 superseded in hour 4": anchors(window={"ed25519": revoked("superseded", hour(4))}),
    "Ed25519 superseded after hour 4": anchors(window={"ed25519": revoked("superseded", hour(4, 1))}),
    "Ed25519 stolen long after": anchors(window={"ed25519": revoked("keyCompromise", hour(9))}),
    "Ed25519 revoked without a reason": anchors(window={"ed25519": revoked("unspecified", hour(9))}),
    "all lanes stolen": anchors(window={lane.name: revoked("keyCompromise", hour(9)) for lane in LANES}),
    "bundle key until hour 3": anchors(bundle_window={"notAfter": hour(3)}),
    "bundle key until hour 4": anchors(bundle_window={"notAfter": hour(4)}),
    "bundle key from hour 5": anchors(bundle_window={"notBefore": hour(4, 1)}),
    "bundle key superseded after hour 4": anchors(bundle_window=revoked("cessationOfOperation", hour(4, 1))),
    "bundle key superseded in hour 4": anchors(bundle_window=revoked("affiliationChanged", hour(4))),
    "bundle key stolen later": anchors(bundle_window=revoked("keyCompromise", hour(9))),
}


# ---------------------------------------------------------------- cases

PROVEN, REFUTED, MISSING = "proven", "refuted", "not-shown"
DIGEST = hashlib.sha256(MANIFEST).hexdigest()
CLAIMS = {("statement", KEY): PROVEN, ("order", KEY): PROVEN, ("entry", "0"): PROVEN, ("entry", "2"): PROVEN,
          ("state", KEY): PROVEN, ("state", FIRST): PROVEN, ("state", SECOND): PROVEN, ("content", DIGEST): PROVEN}
ALL_LANES = ["ed25519", "secp256k1", "sm2"]
ASPECTS = {  # name: whether all must be proven or any, and from which claims
    "integrity": (all, "entry state content file description mirrored rerooted"), "inclusion": (all, "entry tlog-proof"), "order": (all, "order"),
    "time": (None, "timestamp preserved"), "authority": (all, "statement"), "finality": (any, "chain"),
    "in-force": (all, "right-in-force"), "completeness": (all, "sequence period-complete state-at")}
# What need not be shown for an aspect, but must not be refuted.
UNLESS = {"integrity": ["transparent-statement", "collection"], "authority": ["platform"]}
OUTSIDE = ["truth-before-storage", "platform", "appraisal", "person-behind-account", "bodies", "earlier-times",
           "later-changes", "anchors", "one-log", "stolen-keys", "legal-time"]


def aspects(findings, existed):
    found = {}
    for name, (rule, claims) in ASPECTS.items():
        outcomes = [f["outcome"] for f in findings if f["claim"] in claims.split()
                    or (f["claim"] in UNLESS.get(name, ()) and f["outcome"] == REFUTED)]
        carried = bool(existed) if rule is None else outcomes and rule(o == PROVEN for o in outcomes)
        found[name] = REFUTED if REFUTED in outcomes else PROVEN if carried else MISSING
    return found


class Cases:
    def __init__(self):
        self.bundles, self.cases = {}, []

    def hold(self, name, data):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.bundles[name] = b64(packer.compress(data) + packer.flush())
        return name

    def refused(self, name, data, **how):
        self.case(name, data, {"refused": True}, **how)

    def verdict(self, name, data, changes=None, lanes=ALL_LANES, claims=CLAIMS, size=4, existed=None, time=None, rests=None,
                **how):
        findings = {**claims, **(changes or {})}
        found = [{"claim": c, "subject": s, "outcome": o, **({"restsOn": rests[c, s]} if rests and (c, s) in rests else {})}
                 for (c, s), o in findings.items() if o]
        holds = all(f["outcome"] == PROVEN for f in found)
        said = {"refused": False, "holds": holds, "lanes": lanes, "size": str(size), "time": time or hour(4), "findings": found,
                "aspects": aspects(found, existed), "outside": OUTSIDE}
        self.case(name, data, {**said, "existed": existed} if existed else said, **how)

    def case(self, name, data, verdict, anchors="usual", at=None, broken=None, edits=None):
        held = data if isinstance(data, str) else self.hold(name, data)
        case = {"name": name, "bundle": held, "anchors": anchors}
        if edits is not None:
            case["edits"] = edits
        if at is not None:
            case["at"] = at
        if broken:
            case["broken"] = broken
        self.cases.append({**case, "verdict": verdict})


def lanes_and_anchors(cases, world):
    for lane in LANES:
        data = archive(whole(world.content([0, 2], [KEY, FIRST, SECOND], [MANIFEST], lanes=[lane])))
        cases.verdict(f"{lane.name} alone", data, lanes=[lane.name])
        cases.refused(f"{lane.name} alone and broken", f"{lane.name} alone", broken=[lane.name])
        rest = [other for other in ALL_LANES if other != lane.name]
        unsigned = {("statement", KEY): MISSING} if lane.name == "ed25519" else {}
        cases.verdict(f"{lane.name} broken", "usual", unsigned, lanes=rest, broken=[lane.name])
    cases.refused("every lane broken", "usual", broken=ALL_LANES)
    for name in ("another origin", "foreign lanes", "foreign bundle key", "all lanes from hour 5", "all lanes stolen",
                 "bundle key until hour 3", "bundle key from hour 5", "bundle key superseded in hour 4",
                 "bundle key stolen later"):
        cases.refused(f"anchors: {name}", "usual", anchors=name)
    for name in ("Ed25519 until hour 3", "Ed25519 from hour 5", "Ed25519 superseded in hour 4",
                 "Ed25519 stolen long after", "Ed25519 revoked without a reason"):
        cases.verdict(f"anchors: {name}", "usual", anchors=name, lanes=ALL_LANES[1:])
    for name in ("Ed25519 in hour 4 alone", "Ed25519 superseded after hour 4", "bundle key until hour 4",
                 "bundle key superseded after hour 4"):
        cases.verdict(f"anchors: {name}", "usual", anchors=name)


def times(cases, world):
    def at(name, time, first, second, data="usual", **other):
        changes = {("state-at", k): PROVEN for k in (KEY, FIRST, SECOND)}
        changes.update({("right-in-force", FIRST): first, ("right-in-force", SECOND): second})
        cases.verdict(name, data, {**changes, **other.get("changes", {})}, at=time)

    at("at hour 0, before everything", hour(0), REFUTED, REFUTED)
    at("at hour 1, when the first right was given", hour(1), PROVEN, REFUTED)
    at("a millisecond before the first right ended", hour(2, 3_599_999), PROVEN, REFUTED)
    at("at hour 3, when it ended", hour(3), REFUTED, PROVEN)
    at("at the checkpoint's own time", hour(4), REFUTED, PROVEN)
    late = {("state-at", k): MISSING for k in (KEY, FIRST, SECOND)}
    late.update({("right-in-force", k): MISSING for k in (FIRST, SECOND)})
    cases.verdict("a millisecond after the checkpoint", "usual", late, at=hour(4, 1))
    gap = archive(whole(world.content([2], [KEY, FIRST, SECOND], [MANIFEST])))
    cases.verdict("without the first entry, at hour 1", gap, {
        ("order", KEY): None, ("entry", "0"): None, ("state-at", KEY): MISSING, ("state-at", FIRST): MISSING,
        ("state-at", SECOND): MISSING, ("right-in-force", FIRST): MISSING,
        ("right-in-force", SECOND): MISSING}, at=hour(1))
    for name, value, outcome in [
            ("pledged and frozen", right_value(pledged=True, frozen=True), PROVEN),
            ("without a last day", right_value(until=None), PROVEN),
            ("on its last day", right_value(until="2026-11-23"), PROVEN),
            ("a day after its last", right_value(until="2026-11-22"), REFUTED),
            ("a day before its first", right_value(**{"from": "2026-11-24"}), REFUTED),
            ("revoked", right_value("revoked"), REFUTED),
            ("without a holder", {k: v for k, v in right_value().items() if k != "holder"}, MISSING),
            ("of a kind that is no text", right_value(kind=1), MISSING),
            ("of a status that is no text", right_value(["in-force"]), MISSING),
            ("without a first day", {k: v for k, v in right_value().items() if k != "from"}, MISSING),
            ("whose first day is none", right_value(**{"from": "2025-02-29"}), MISSING),
            ("without a word of its end", {k: v for k, v in right_value().items() if k != "until"}, MISSING),
            ("whose last day is none", right_value(until="2028-02-30"), MISSING),
            ("that ended, whose last day is none", right_value("ended", until=""), MISSING)]:
        data = archive(whole(usual(second=value).content([0, 2], [KEY, FIRST, SECOND], [MANIFEST])))
        at(f"a right {name}", hour(4), REFUTED, outcome, data=data)


def claims(cases, world):
    content = world.content([0, 2], [KEY, FIRST, SECOND], [MANIFEST])
    (i, first, first_paths), (j, second, second_paths) = content["entries"]
    swapped = {**content, "entries": [(i, first, second_paths), (j, second, first_paths)]}
    cases.verdict("audit paths of two entries swapped", archive(whole(swapped)),
                  {("order", KEY): None, ("entry", "0"): REFUTED, ("entry", "2"): REFUTED})
    moved = {**content, "entries": [(i, first, first_paths), (1, second, second_paths)]}
    cases.verdict("a leaf at another index", archive(whole(moved)), {("order", KEY): None, ("entry", "2"): None, ("entry", "1"): REFUTED})
    changed = {**content, "entries": [(i, first.replace(b"certified", b"cortified"), first_paths), content["entries"][1]]}
    cases.verdict("a changed leaf", archive(whole(changed)), {("order", KEY): None, ("entry", "0"): REFUTED})
    spelled = {**content, "entries": [(i, first.replace(b'"actor":', b'"actor": '), first_paths), content["entries"][1]]}
    cases.verdict("a leaf that is not canonical", archive(whole(spelled)), {("order", KEY): None, ("entry", "0"): REFUTED})
    foreign = usual(origin="dev-ledger.example/other").content([0, 2], [KEY, FIRST, SECOND], [MANIFEST])
    cases.verdict("a leaf of another log in this log's tree", archive(whole(foreign)), {("order", KEY): None, ("entry", "0"): REFUTED})

    proofs = dict(content["states"])
    mixed = {**content, "states": sorted({**proofs, FIRST: proofs[SECOND], SECOND: proofs[FIRST]}.items())}
    cases.verdict("state proofs of two keys swapped", archive(whole(mixed)),
                  {("state", FIRST): REFUTED, ("state", SECOND): REFUTED})
    wrong = proofs[SECOND].replace(b'"pledged":false', b'"pledged":true')
    cases.verdict("another value in a state proof", archive(whole({**content, "states": sorted(
        {**proofs, SECOND: wrong}.items())})), {("state", SECOND): REFUTED})
    absent = world.content([0, 2], [KEY, FIRST, SECOND, THIRD], [MANIFEST])
    cases.verdict("a key that never had a state", archive(whole(absent)), {
        ("state", THIRD): PROVEN, ("sequence", f"right/{ASSET}"): PROVEN})
    greatest, beyond = (f"egress/{ASSET}/{number}" for number in ((1 << 63) - 1, 1 << 63))
    cases.verdict("the greatest number", archive(whole(world.content([0, 2], [KEY, FIRST, SECOND, greatest], [MANIFEST]))), {
        ("state", greatest): PROVEN, ("sequence", f"egress/{ASSET}"): MISSING})
    cases.refused("a number beyond the greatest", archive(whole(world.content([0, 2], [KEY, FIRST, SECOND, beyond], [MANIFEST]))))
    hole = world.content([0, 2], [KEY, SECOND, THIRD], [MANIFEST])
    cases.verdict("a sequence with a hole", archive(whole(hole)), {
        ("state", FIRST): None, ("state", THIRD): PROVEN, ("sequence", f"right/{ASSET}"): MISSING})
    gap = usual(first=FOURTH).content([0, 2], [KEY, SECOND, THIRD, FOURTH], [MANIFEST])
    cases.verdict("a number behind one that does not exist", archive(whole(gap)), {
        ("state", FIRST): None, ("state", THIRD): PROVEN, ("state", FOURTH): PROVEN,
        ("sequence", f"right/{ASSET}"): REFUTED})
    for name, hours, versions, last in [("an earlier time behind a later", (3, 1), (1, 2), 4),
                                        ("a version below the one before", (1, 3), (2, 1), 4),
                                        ("a version twice", (1, 3), (2, 2), 4), ("a time after the end", (1, 5), (1, 2), 4)]:
        odd = World()
        for at, version in zip(hours, versions):
            odd.append(at, ASSET, version, (KEY, asset_value(MANIFEST)))
        data = odd.close(last).content([0, 1], [KEY], [MANIFEST])
        state = REFUTED if versions == (2, 1) else PROVEN
        cases.verdict(f"order: {name}", archive(whole(data)), {
            ("order", KEY): REFUTED, ("entry", "2"): None, ("entry", "1"): PROVEN, ("state", FIRST): None,
            ("state", SECOND): None, ("state", KEY): state, ("content", DIGEST): state}, size=3)
    cases.verdict("a key that never had a state, at hour 3", "a key that never had a state", {
        ("state", THIRD): PROVEN, ("sequence", f"right/{ASSET}"): PROVEN, ("state-at", THIRD): PROVEN,
        ("state-at", KEY): PROVEN, ("state-at", FIRST): PROVEN, ("state-at", SECOND): PROVEN,
        ("right-in-force", FIRST): REFUTED, ("right-in-force", SECOND): PROVEN}, at=hour(3))

    lying = World()
    lying.append(1, ASSET, 1, (KEY, asset_value(MANIFEST)), (FIRST, right_value()))
    lying.honest = False
    lying.append(2, ASSET, 2, (FIRST, right_value("ended")))
    lying.close(4)
    cases.verdict("a map in which a later entry did not happen", archive(whole(
        lying.content([0, 1], [KEY, FIRST], [MANIFEST]))), {
            ("entry", "2"): None, ("entry", "1"): PROVEN, ("state", SECOND): None, ("state", FIRST): REFUTED}, size=3)
    lying = World()
    lying.append(1, ASSET, 1, (KEY, asset_value(MANIFEST)), (FIRST, right_value()))
    lying.append(2, ASSET, 2, (FIRST, right_value("ended")))
    lying.states[FIRST] = (2, right_value())
    lying.close(4)
    cases.verdict("a map with another value of the newest version", archive(whole(
        lying.content([0, 1], [KEY, FIRST], [MANIFEST]))), {
            ("entry", "2"): None, ("entry", "1"): PROVEN, ("state", SECOND): None, ("state", FIRST): REFUTED}, size=3)
    other = manifest("data/other.csv")
    cases.verdict("a manifest of other content", archive(whole({**content, "manifests": [
        (hashlib.sha256(other).hexdigest(), other)]})),
        {("content", DIGEST): None, ("content", hashlib.sha256(other).hexdigest()): REFUTED})
    note = b"no manifest"
    cases.verdict("content that is no manifest", archive(whole(usual(content=note).content(
        [0, 2], [KEY, FIRST, SECOND], [note]))),
        {("content", DIGEST): None, ("content", hashlib.sha256(note).hexdigest()): REFUTED})
    chained = world.content([0, 2], [KEY, FIRST, SECOND], [MANIFEST],
                            chains=[(UNKNOWN_CHAIN, b"\xc0", {t: [] for t in TREES})])
    cases.verdict("a chain that the anchors do not know", archive(whole(chained)), {("chain", UNKNOWN_CHAIN): MISSING})


def proofs(cases, world):
    content = world.content([0, 2], [KEY, FIRST, SECOND], [MANIFEST])

    def proof(index, extra="", path=None, head=None):
        lines = [b64(bytes.fromhex(h)) for h in path or world.paths(index)["sha256"]]
        return ("\n".join(["c2sp.org/tlog-proof@v1", *extra, f"index {index}", *lines, "", ""]).encode()
                + (head or content["checkpoints"]["sha256"]))

    def held(name, *given, changes=None, **how):
        cases.verdict(f"tlog-proof: {name}", archive(whole({**content, "proofs": list(given)})), changes, **how)

    first, second = ("tlog-proof", "0"), ("tlog-proof", "2")
    held("of one entry", (2, proof(2)), changes={second: PROVEN})
    held("of both", (0, proof(0)), (2, proof(2)), changes={first: PROVEN, second: PROVEN})
    held("with bytes for its reader", (0, proof(0, extra=["extra QUJD"])), changes={first: REFUTED})
    held("of another entry", (0, proof(2)), changes={first: REFUTED})
    held("with another path", (0, proof(0, path=world.paths(2)["sha256"])), changes={first: REFUTED})
    held("under the SM3 checkpoint", (0, proof(0, head=content["checkpoints"]["sm3"])), changes={first: REFUTED})
    held("with a line more", (0, proof(0) + b"x"), changes={first: REFUTED})
    held("empty", (0, b""), changes={first: REFUTED})
    cases.verdict("tlog-proof: SHA-256 broken", "tlog-proof: of both", {
        ("statement", KEY): PROVEN, first: MISSING, second: MISSING}, lanes=["ed25519", "sm2"], broken=["sha256"])
    changed = [(0, content["entries"][0][1].replace(b"certified", b"cortified"), content["entries"][0][2]),
               content["entries"][1]]
    cases.verdict("tlog-proof: of an entry that is not proven", archive(whole({
        **content, "entries": changed, "proofs": [(0, proof(0))]})),
        {("order", KEY): None, ("entry", "0"): REFUTED, first: MISSING})
    for name, given in (("of what is no entry here", [(1, proof(1))]), ("twice", [(0, proof(0)), (0, proof(0))]),
                        ("out of order", [(2, proof(2)), (0, proof(0))]), ("none", [])):
        cases.refused(f"tlog-proof: {name}", archive(whole({**content, "proofs": given})))


CONTEXTS = {
    "adms": "http://www.w3.org/ns/adms#", "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
    "ledger": "urn:ledger:terms:", "odrl": "http://www.w3.org/ns/odrl/2/", "prov": "http://www.w3.org/ns/prov#",
    "spdx": "http://spdx.org/rdf/terms#", "xsd": "http://www.w3.org/2001/XMLSchema#"}


def collecting(iri, key, effect):
    """The nodes of SPEC-description for a collection whose value has its form."""
    record, signature = effect["value"].get("record"), effect["value"].get("signature")
    if effect["value"].get("status") != "declared" or "device" not in (record or {}):
        return []
    spki = base64.b64decode(signature["key"])
    who = iri("party/" + record["collector"]) if "collector" in record else f"urn:ledger:key:{hashlib.sha256(spki).hexdigest()}"
    at = lambda time: {"@type": "xsd:dateTime", "@value": time}
    device, program = record["device"], record["program"]
    return [
        {"@id": key + "#collecting", "@type": "prov:Activity", "prov:endedAtTime": at(record["until"]),
         "prov:generated": {"@id": "urn:ledger:content:" + record["content"]["sha256"]},
         "prov:startedAtTime": at(record["from"]),
         "prov:wasAssociatedWith": [{"@id": who}, {"@id": key + "#device"}, {"@id": key + "#program"}]},
        {"@id": key + "#device", "@type": "prov:Agent", "dct:identifier": device["id"], "dct:title": device["model"]},
        {"@id": key + "#program", "@type": "prov:SoftwareAgent", "dct:hasVersion": program["version"],
         "dct:identifier": "sha256:" + program["digests"]["sha256"], "dct:title": program["name"]}]


def described(world, entries, keys, parts=None):
    """The four descriptions of SPEC-description."""
    def iri(of):
        return f"urn:ledger:{ORIGIN}:{of}"

    def ref(to):
        return {"@id": to}

    def context(names):
        return {name: CONTEXTS[name] for name in names.split()}

    leaves = [(i, json.loads(world.leaves[i])) for i in entries]
    states = [(k, *world.states.get(k, (0, None))) for k in sorted(keys)]
    graph, newest = [], {}
    for i, leaf in leaves:
        made = iri(f"entry/{i}")
        graph.append({"@id": made, "@type": "prov:Activity", "dct:type": leaf["type"],
                      "prov:endedAtTime": {"@type": "xsd:dateTime", "@value": leaf["recordedTime"]},
                      "prov:wasAssociatedWith": ref(iri(leaf["actor"]))})
        for effect in leaf["effects"]:
            key = iri(effect["key"])
            entity = {"@id": f"{key}#{effect['version']}", "@type": "prov:Entity",
                      "dct:identifier": "sha256:" + pair(canonical(effect["value"]).encode())["sha256"],
                      "prov:specializationOf": ref(key), "prov:wasGeneratedBy": ref(made)}
            if key in newest:
                entity["prov:wasRevisionOf"] = ref(newest[key])
            newest[key] = entity["@id"]
            graph.append(entity)
            graph += collecting(iri, key, effect) if effect["key"].startswith("collection/") else []
    prov = {"@context": context("dct prov xsd"), "@graph": graph}
    value = world.states[KEY][1]
    dcat = {"@context": context("adms dcat dct spdx"), "@id": iri(KEY), "@type": "dcat:Dataset",
            "adms:status": value["status"], "dct:identifier": ASSET, "dct:type": value["kind"],
            "dcat:distribution": {"@type": "dcat:Distribution", "spdx:checksum": [
                {"@type": "spdx:Checksum", "spdx:algorithm": ref(algorithm), "spdx:checksumValue": value["content"][tree]}
                for algorithm, tree in (("spdx:checksumAlgorithm_sha256", "sha256"),
                                        ("urn:oid:1.2.156.10197.1.401", "sm3"))]}} if "content" in value else None
    odrl = {"@context": context("dct ledger odrl xsd"), "@graph": [
        {"@id": iri(k), "@type": "odrl:Agreement", "dct:hasVersion": str(version),
         **{f"ledger:{b}": v[b] for b in ("exclusive", "frozen", "pledged")}, "ledger:status": v["status"],
         "ledger:termsSha256": v["terms"]["sha256"], "ledger:termsSm3": v["terms"]["sm3"],
         "odrl:permission": [{
             "odrl:action": ref("ledger:" + v["kind"]), "odrl:assignee": ref("urn:ledger:holder:" + v["holder"]),
             "odrl:constraint": [{"odrl:leftOperand": ref("odrl:dateTime"), "odrl:operator": ref(operator),
                                  "odrl:rightOperand": {"@type": "xsd:date", "@value": day}}
                                 for operator, day in (("odrl:gteq", v["from"]), ("odrl:lteq", v["until"])) if day],
             "odrl:target": ref(iri(KEY))}]}
        for k, version, v in states if k.startswith("right/") and v and "terms" in v]}
    import report_lines
    lines = report_lines.lines(world, leaves, states, parts or {})
    return {"dcat.jsonld": canonical(dcat).encode(), "odrl.jsonld": canonical(odrl).encode(),
            "prov.jsonld": canonical(prov).encode(), "report.txt": ("\n".join(lines) + "\n").encode()}


NAMES = ["dcat.jsonld", "odrl.jsonld", "prov.jsonld", "report.txt"]


def descriptions(cases, world):
    def held(name, source=None, changes=None, entries=(0, 2), keys=(KEY, FIRST, SECOND), say=None, data=None, **how):
        source = source or world
        content = source.content(list(entries), list(keys), [MANIFEST])
        made = described(source, entries, keys, {**content, **(data or {})})
        given = [(n, (say or {}).get(n, made[n])) for n in NAMES if not say or n in say]
        cases.verdict(f"description: {name}", archive(whole({**content, **(data or {}), "descriptions": given})),
                      {**{("description", n): PROVEN for n, _ in given}, **(changes or {})}, **how)

    made = described(world, (0, 2), (KEY, FIRST, SECOND), {"manifests": [MANIFEST]})
    held("all four")
    worded(held)
    held("one alone", say={"report.txt": made["report.txt"]})
    held("with a key that has no state", keys=(KEY, FIRST, SECOND, THIRD),
         changes={("state", THIRD): PROVEN, ("sequence", f"right/{ASSET}"): PROVEN})
    held("of a right without an end", usual(second=right_value(until=None)))
    odd = usual(second={k: v for k, v in right_value().items() if k != "terms"})
    held("of a right in another form", odd)
    for name in NAMES:
        other = made[name].replace(b"2026-11-23T07", b"2026-11-23T06").replace(b"registered", b"cancelled") \
            .replace(b'"ledger:pledged":false', b'"ledger:pledged":true')
        held(f"{name} says something else", say={name: other}, changes={("description", name): REFUTED})
        held(f"{name} with a byte more", say={name: made[name] + b"\n"}, changes={("description", name): REFUTED})
        held(f"{name} empty", say={name: b""}, changes={("description", name): REFUTED})
    held("of fewer entries", say={"prov.jsonld": described(world, (0,), (KEY,))["prov.jsonld"]},
         changes={("description", "prov.jsonld"): REFUTED})
    content = world.content([0, 2], [KEY, FIRST, SECOND], [MANIFEST])
    changed = [(0, content["entries"][0][1].replace(b"certified", b"cortified"), content["entries"][0][2]),
               content["entries"][1]]
    unshown = {("description", n): MISSING for n in NAMES}
    held("of an entry that is not proven", data={"entries": changed},
         changes={("order", KEY): None, ("entry", "0"): REFUTED, **unshown})
    wrong = [(k, p.replace(b'"pledged":false', b'"pledged":true') if k == SECOND else p) for k, p in content["states"]]
    held("of a state that is not proven", data={"states": wrong}, changes={("state", SECOND): REFUTED, **unshown})
    for tree, lanes in (("sha256", ["ed25519", "sm2"]), ("sm3", ["ed25519", "secp256k1"])):
        cases.verdict(f"description: {tree} broken", "description: all four",
                      {("description", n): PROVEN for n in NAMES}, lanes=lanes, broken=[tree])
    page = ("report.pdf", b"%PDF-1.7")
    report = ("report.txt", made["report.txt"])
    held_page, held_text = ("description", "report.pdf"), ("description", "report.txt")
    for name, given, found, how in (
            ("pages beside the report", [page, report], {held_page: PROVEN, held_text: PROVEN}, {}),
            ("pages alone", [page], {held_page: MISSING}, {}),
            ("pages beside another report", [page, ("report.txt", b"x")], {held_page: MISSING, held_text: REFUTED}, {}),
            ("pages that nobody signed", [page, report],
             {("statement", KEY): MISSING, held_page: MISSING, held_text: PROVEN},
             {"lanes": ALL_LANES[1:], "broken": ["ed25519"]})):
        cases.verdict(f"description: {name}", archive(whole({**content, "descriptions": given})), found, **how)
    for name, given in (("none", []), ("one of another name", [("report.html", b"")]),
                        ("out of order", [("prov.jsonld", made["prov.jsonld"]), ("odrl.jsonld", made["odrl.jsonld"])])):
        cases.refused(f"description: {name}", archive(whole({**content, "descriptions": given})))


def worded(held):
    """Every word of the report, every form of a value, and what a bundle may have or not."""
    import report_lines
    values = sorted(report_lines.WORDS["texts"])
    source = World()
    value = {**asset_value(MANIFEST), **{f"w{n:02}": text for n, text in enumerate(values)}, "none": None, "yes": True,
             "number": -7, "list": ["hold", {"algorithm": "sm2", "key": "x"}, []], "empty": {}, "unknown": "some text",
             "time": "2026-12-31T16:00:00.000Z", "no time": "2026-02-29T00:00:00.000Z", "day": "2026-12-31",
             "part": {"from": None, "pair": pair(b"x")}, **{label: "-" for label in report_lines.WORDS["labels"]
                                                            if label not in ("content", "kind", "status")}}
    source.append(1, ASSET, 1, (KEY, value), (FIRST, right_value("revoked", until=None)))
    for number, kind in enumerate(sorted(set(report_lines.WORDS["types"]) - {"map"}), 1):
        source.append(1, ASSET, 1 + number, (KEY, value), kind=kind)
    keys = [KEY, FIRST, SECOND, f"right/{OTHER}/1", "case/" + "7" * 32, "party/" + "6" * 32, "certificate/SJ4212025030001",
            f"transaction/{ASSET}/1", f"egress/{ASSET}/2"]
    count = len(source.leaves)
    source.close(4)
    there = {("entry", str(n)): PROVEN for n in range(count)}
    found = {("state", k): PROVEN for k in keys}
    sequences = {("sequence", f"right/{ASSET}"): PROVEN, ("sequence", f"right/{OTHER}"): PROVEN,
                 ("sequence", f"transaction/{ASSET}"): PROVEN, ("sequence", f"egress/{ASSET}"): MISSING}
    held("of all words", source, {**there, **found, **sequences}, entries=range(count), keys=keys, size=count + 1)
    bare = {"manifests": [], "chains": [(UNKNOWN_CHAIN, b"\xc0", {t: [] for t in TREES})]}
    held("without a manifest, with a chain", data=bare,
         changes={("content", DIGEST): None, ("chain", UNKNOWN_CHAIN): MISSING})


def statements(cases, world):
    content = world.content([0, 2], [KEY, FIRST, SECOND], [MANIFEST])
    members = list(members_of(content))
    said = statement_of(content, members)
    text = canonical(said).encode()

    def restated(name, change, resorted=None):
        altered = json.loads(text)
        change(altered)
        cases.refused(name, archive(signed(altered, resorted or members)))

    cases.refused("signed by a stranger", archive(signed(said, members, key=STRANGER)))
    cases.refused("without the domain before the statement", archive(
        [("bundle.json", text), ("bundle.sig", BUNDLE.sign(text)), *members]))
    cases.refused("an empty signature", archive([("bundle.json", text), ("bundle.sig", b""), *members]))
    cases.refused("signature before statement", archive([
        ("bundle.sig", BUNDLE.sign(b"ledger-bundle@v1\0" + text)), ("bundle.json", text), *members]))
    cases.refused("a statement that is not canonical", archive(signed(text.replace(b'":"', b'": "', 1), members)))
    restated("another format", lambda s: s.update(format="ledger-bundle@v2"))
    restated("one member more in the statement", lambda s: s.update(note="believe me"))
    restated("another origin in the statement", lambda s: s.update(origin="dev-ledger.example/other"))
    restated("a subject whose state is not claimed", lambda s: s.update(subject=f"asset/{OTHER}"))
    restated("a subject that is no asset", lambda s: s.update(subject=FIRST))
    restated("a wrong size", lambda s: s["members"][0].update(size="1"))
    restated("a wrong SM3", lambda s: s["members"][0].update(sm3="0" * 64))
    restated("a digest in upper case", lambda s: s["members"][0].update(sha256=s["members"][0]["sha256"].upper()))
    restated("members that the claims do not give", lambda s: s["claims"].update(entries=["0"]))
    turned = {**content, "entries": content["entries"][::-1]}
    cases.refused("entries out of order", archive(whole(turned)))
    cases.refused("an entry twice", archive(whole({**content, "entries": content["entries"][:1] * 2})))
    cases.refused("states out of order", archive(whole({**content, "states": content["states"][::-1]})))
    extra = [*members, ("note.txt", b"believe me")]
    cases.refused("a member that nobody claims", archive(signed(said, extra)))
    cases.refused("a member less", archive(signed(said, members[:-1])))
    cases.refused("two members swapped", archive(signed(said, [members[1], members[0], *members[2:]])))
    changed = [*members[:3], (members[3][0], members[3][1].replace(b"[", b"[ ", 1)), *members[4:]]
    cases.refused("audit paths that are not canonical", archive(signed(statement_of(content, changed), changed)))


def checkpoints(cases, world):
    content = world.content([0, 2], [KEY, FIRST, SECOND], [MANIFEST])

    def with_heads(name, **heads):
        cases.refused(name, archive(whole({**content, "checkpoints": {**content["checkpoints"], **heads}})))

    good = content["checkpoints"]["sha256"]
    with_heads("a checkpoint of another size", sm3=world.checkpoint("sm3", LANES, size=5))
    with_heads("the SHA-256 checkpoint twice", sm3=good)
    with_heads("a checkpoint of another root", sha256=usual(content=b"x").checkpoint("sha256", LANES))
    at = good.index(b"\n\n") + 2
    line = good[at:].split(b"\n")[0]
    bad = line[:-8] + (b"A" if line[-8:-7] != b"A" else b"B") + line[-7:]
    with_heads("a bad signature of one lane beside two good ones", sha256=good.replace(line, bad))
    with_heads("no lane that signed both", sha256=world.checkpoint("sha256", LANES[:1]),
               sm3=world.checkpoint("sm3", LANES[1:]))
    with_heads("signed by a stranger alone", sha256=world.checkpoint("sha256", [STRANGER]),
               sm3=world.checkpoint("sm3", [STRANGER]))
    known = archive(whole({**content, "checkpoints": {
        t: world.checkpoint(t, [LANES[0], STRANGER]) for t in TREES}}))
    cases.verdict("a stranger's line beside a lane's", known, lanes=["ed25519"])
    broken = {k: v.replace(b'"siblings":["', b'"siblings":["00') for k, v in content["states"]}
    cases.refused("no state that shows the checkpoint's time", archive(whole(
        {**content, "states": sorted(broken.items())})))


def forms(cases, world):
    members = whole(world.content([0, 2], [KEY, FIRST, SECOND], [MANIFEST]))
    data = archive(members)
    length = len(data)
    end = length - 22
    for name, edits in [
            ("a byte behind", [{"at": length, "drop": 0, "put": "00"}]),
            ("a byte before", [{"at": 0, "drop": 0, "put": "00"}]),
            ("the last byte missing", [{"at": length - 1, "drop": 1, "put": ""}]),
            ("nothing", [{"at": 0, "drop": length, "put": ""}]),
            ("twice", [{"at": length, "drop": 0, "put": data.hex()}]),
            ("flags", [{"at": 6, "drop": 1, "put": "01"}]),
            ("a date in one header", [{"at": 12, "drop": 2, "put": "2200"}]),
            ("a time in one header", [{"at": 10, "drop": 1, "put": "01"}]),
            ("a checksum", [{"at": 14, "drop": 1, "put": "%02x" % (data[14] ^ 1)}]),
            ("a disk number", [{"at": end + 4, "drop": 1, "put": "01"}]),
            ("a comment", [{"at": end + 20, "drop": 2, "put": "0100"}, {"at": length, "drop": 0, "put": "20"}]),
            ("another number of members", [{"at": end + 8, "drop": 1, "put": "%02x" % (data[end + 8] - 1)}]),
            ("a name in the directory", [{"at": data.rindex(b"checkpoints/sm3"), "drop": 1, "put": "43"}]),
            ("a bit of the last manifest byte", [
                {"at": data.index(b"PK\x01\x02") - 1, "drop": 1, "put": "%02x" % (data[data.index(b"PK\x01\x02") - 1] ^ 1)}])]:
        cases.refused(f"form: {name}", "usual", edits=edits)
    cases.refused("form: another date everywhere", archive(members, date=0x5a21))
    cases.refused("form: made by another system", archive(members, made=0x0314))
    cases.refused("form: deflated", archive(members, method=8))
    cases.refused("form: a member twice", archive([*members, members[-1]]))


def broken_digests(cases, world):
    """One digest forged everywhere: declared broken, the other carries, and nobody looks at the first."""
    content = world.content([0, 2], [KEY, FIRST, SECOND], [MANIFEST])
    forged = usual(content=b"another")
    for tree, lanes in (("sha256", ["ed25519", "sm2"]), ("sm3", ["ed25519", "secp256k1"])):
        cases.verdict(f"broken: {tree}", "usual", lanes=lanes, broken=[tree])
        for name, other in [("another checkpoint", forged.checkpoint(tree, LANES)), ("no checkpoint", b"nothing"),
                            ("another size", world.checkpoint(tree, LANES, size=9))]:
            held = {**content, "checkpoints": {**content["checkpoints"], tree: other}}
            cases.verdict(f"broken: {tree}, {name}", archive(whole(held)), lanes=lanes, broken=[tree])
        members = list(members_of(content))
        said = statement_of(content, members)
        for member in said["members"]:
            member[tree] = "0" * 64
        cases.verdict(f"broken: {tree}, other digests stated", archive(signed(said, members)), lanes=lanes, broken=[tree])
    cases.refused("broken: both digests", "usual", broken=["sha256", "sm3"])
    cases.refused("broken: ed25519 and sha256 leave SM2, and sm3 takes that", "usual", broken=["ed25519", "sm3", "secp256k1"])
    cases.verdict("broken: what is not used here", "usual", broken=["p256", "p384", "rsa", "keccak256"])
    wrong = archive([(n, d if n != "bundle.sig" else bytes(64)) for n, d in whole(content)])
    cases.refused("broken: sm2, with a statement that nobody signed", wrong, broken=["sm2"])
    cases.verdict("broken: ed25519, with a statement that nobody signed", wrong, {("statement", KEY): MISSING},
                  lanes=ALL_LANES[1:], broken=["ed25519"])


def files(cases):
    changed = FILE[:-1] + bytes([FILE[-1] ^ 1])
    held = {"whole": FILE, "last bit changed": changed, "a byte short": FILE[1:], "empty": b""}
    cut = "without a manifest"
    world = usual()
    cases.verdict(cut, archive(whole(world.content([0, 2], [KEY, FIRST, SECOND]))), {("content", DIGEST): None})
    outcomes = [("usual", "whole", PROVEN), ("usual", "last bit changed", REFUTED), ("usual", "a byte short", REFUTED),
                ("usual", "empty", REFUTED), (cut, "whole", MISSING), ("a manifest of other content", "whole", MISSING)]
    return ({k: base64.b64encode(v).decode() for k, v in held.items()},
            [{"bundle": b, "file": f, "outcome": o} for b, f, o in outcomes])


def main():
    cases, world = Cases(), usual()
    cases.verdict("every claim is proven", cases.hold("usual", archive(whole(
        world.content([0, 2], [KEY, FIRST, SECOND], [MANIFEST])))))
    import period_cases  # which, as the next three, needs all of the above
    import preservation_cases
    import sequence_cases
    import stamp_cases
    ANCHORS.update(stamp_cases.extra_anchors() | preservation_cases.extra_anchors())
    for part in (lanes_and_anchors, times, claims, proofs, descriptions, statements, checkpoints, forms, broken_digests, stamp_cases.add,
                 preservation_cases.add, sequence_cases.add, period_cases.add):
        part(cases, world)
    held, compared = files(cases)
    log.write("bundle.json", {
        "format": "ledger-bundle-vectors@v1",
        "source": "SPEC-bundle, SPEC-log, SPEC-entry and SPEC-manifest over Python's hashlib and zlib, and OpenSSL",
        "encoding": "bundles: base64 of raw DEFLATE (RFC 1951); files: base64; an edit drops bytes at a place and puts "
                    "others there, the edits of a case in their order; findings in any order",
        "secrets": {k: v.hex() for k, v in SECRETS.items()}, "anchors": ANCHORS, "bundles": cases.bundles,
        "cases": cases.cases, "files": held, "comparisons": compared})


if __name__ == "__main__":
    main()
