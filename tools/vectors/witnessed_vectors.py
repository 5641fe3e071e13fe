#!/usr/bin/env python3
"""Writes tests/vectors/witnessed.json: bundles with cosignatures, by SPEC-bundle, SPEC-log and c2sp.org/tlog-cosignature.

Everything but the cosignatures is that of bundle_vectors.py beside this file, and it needs what that needs.
"""
import hashlib
import json

import bundle_vectors as bv
import log_vectors as log
from log_vectors import ORIGIN, b64

FIRST, SECOND, STRANGER = (bv.Ed25519Lane(bytes([n]) * 32) for n in (201, 202, 203))
W1, W2 = "witness.example/w1", "court.example/w2"
TIME = 1764068400  # 2025-11-25T11:00:00Z; what a witness's clock says is the witness's matter.
SAID = "2025-11-25T11:00:00.000Z"


def key_id(name, key):
    return hashlib.sha256(name.encode() + b"\n\x04" + key.public).digest()[:4]


def vkey(name, key):
    return f"{name}+{key_id(name, key).hex()}+{b64(bytes([4]) + key.public)}"


def cosigned(note, name, key, time=TIME, signer=None, text=None, said=None):
    body = text if text is not None else note[:note.index(b"\n\n") + 1]
    signature = (signer or key).sign(b"cosignature/v1\ntime %d\n" % time + body)
    blob = key_id(name, key) + (said if said is not None else time).to_bytes(8, "big") + signature
    return note + f"\u2014 {name} {b64(blob)}\n".encode()


def anchors(quorum, *listed):
    value = json.loads(bv.anchors())
    value["witnesses"] = [{"notBefore": since, "vkey": vkey(name, key), **more} for name, key, since, more in listed]
    value["witnessQuorum"] = str(quorum)
    return bv.canonical(value)


BEGAN = "2025-01-01T00:00:00.000Z"
ANCHORS = {
    "one of two": anchors(1, (W1, FIRST, BEGAN, {}), (W2, SECOND, BEGAN, {})),
    "both": anchors(2, (W1, FIRST, BEGAN, {}), (W2, SECOND, BEGAN, {})),
    "no quorum": anchors(0, (W1, FIRST, BEGAN, {})),
    "none": anchors(0),
    "first from later on": anchors(1, (W1, FIRST, "2025-11-25T11:00:00.001Z", {})),
    "first until then": anchors(1, (W1, FIRST, BEGAN, {"notAfter": SAID})),
    "first superseded then": anchors(1, (W1, FIRST, BEGAN, bv.revoked("superseded", SAID))),
    "first stolen later": anchors(1, (W1, FIRST, BEGAN, bv.revoked("keyCompromise", "2026-01-01T00:00:00.000Z"))),
}


class Witnessed(bv.Cases):
    def claim(self, name, data, *seen, quorum=None, **how):
        claims = dict(bv.CLAIMS)
        if how.get("broken") == ["ed25519"]:
            claims[("statement", bv.KEY)] = bv.MISSING
        claims.update({("cosigned", subject): bv.PROVEN for subject in seen})
        if quorum is not None:
            claims[("witnessed", ORIGIN)] = bv.PROVEN if quorum else bv.MISSING
        self.verdict(name, data, claims=claims, **how)


THEN = 1795428005  # 2026-11-23T10:00:05Z, five seconds behind the checkpoints' time.
SEEN = "2026-11-23T10:00:05.000Z"


def stolen_anchors(time):
    value = json.loads(anchors(1, (W1, FIRST, BEGAN, {})))
    for lane in value["lanes"]:
        lane.update(bv.revoked("keyCompromise", time))
    return bv.canonical(value)


ANCHORS.update({"lanes stolen a millisecond later": stolen_anchors("2026-11-23T10:00:05.001Z"),
                "lanes stolen then": stolen_anchors(SEEN)})


def stolen(cases, held, plain, sm3):
    seen = f"sha256 {W1} {SEEN}"
    data = held("seen in time", sha256=cosigned(plain, W1, FIRST, time=THEN))
    cases.claim("seen: existed when the witness says", data, seen, quorum=True, anchors="one of two", existed=SEEN)
    cases.claim("stolen: cosigned before", data, seen, quorum=True, anchors="lanes stolen a millisecond later", existed=SEEN)
    cases.refused("stolen: cosigned at that very time", data, anchors="lanes stolen then")
    early = held("seen too early", sha256=cosigned(plain, W1, FIRST, time=THEN - 66))
    cases.refused("stolen: cosigned by a clock that is wrong", early, anchors="lanes stolen a millisecond later")
    edge = held("seen a minute early", sha256=cosigned(plain, W1, FIRST, time=THEN - 65))
    cases.claim("stolen: cosigned a minute before the checkpoint", edge, f"sha256 {W1} 2026-11-23T09:59:00.000Z",
                quorum=True, anchors="lanes stolen a millisecond later", existed="2026-11-23T09:59:00.000Z")
    last = "9999-12-31T23:59:59.000Z"
    cases.claim("seen: in the last second of the year 9999",
                held("seen in the last second", sha256=cosigned(plain, W1, FIRST, time=253402300799)),
                f"sha256 {W1} {last}", quorum=True, anchors="one of two", existed=last)
    other = held("seen under SM3", sm3=cosigned(sm3, W1, FIRST, time=THEN))
    cases.claim("stolen: cosigned under the other tree", other, f"sm3 {W1} {SEEN}", quorum=True,
                anchors="lanes stolen a millisecond later", existed=SEEN)
    cases.refused("stolen: cosigned under a tree that is broken", other, anchors="lanes stolen a millisecond later",
                  broken=["sm3"])


def main():
    cases, world = Witnessed(), bv.usual()
    content = world.content([0, 2], [bv.KEY, bv.FIRST, bv.SECOND], [bv.MANIFEST])
    heads = content["checkpoints"]

    def held(name, **changed):
        return cases.hold(name, bv.archive(bv.whole({**content, "checkpoints": {**heads, **changed}})))

    def subject(tree, name=W1):
        return f"{tree} {name} {SAID}"

    plain, sm3 = heads["sha256"], heads["sm3"]
    one = held("the first under SHA-256", sha256=cosigned(plain, W1, FIRST))
    both = held("the first under both, the second under SM3", sha256=cosigned(plain, W1, FIRST),
                sm3=cosigned(cosigned(sm3, W1, FIRST), W2, SECOND))
    bare = held("nobody")
    cases.claim("nobody cosigned", bare, quorum=False, anchors="one of two")
    cases.claim("nobody cosigned and nobody has to", bare, anchors="no quorum")
    cases.claim("one under one tree", one, subject("sha256"), quorum=True, anchors="one of two")
    cases.claim("one where two have to", one, subject("sha256"), quorum=False, anchors="both")
    cases.claim("two under the SM3 tree", both, subject("sha256"), subject("sm3"), subject("sm3", W2), quorum=True,
                anchors="both")
    cases.claim("one that nobody has to", one, subject("sha256"), anchors="no quorum")
    cases.claim("witnesses that the anchors do not list", both, anchors="none")
    cases.claim("with Ed25519 broken no witness is known", both, quorum=False, anchors="one of two",
                broken=["ed25519"], lanes=bv.ALL_LANES[1:])
    cases.claim("before the witness counts", one, quorum=False, anchors="first from later on")
    cases.claim("at the last moment that the witness counts", one, subject("sha256"), quorum=True,
                anchors="first until then")
    cases.claim("when the witness is superseded", one, quorum=False, anchors="first superseded then")
    cases.claim("by a witness whose key was stolen later", one, quorum=False, anchors="first stolen later")
    twice = cosigned(cosigned(plain, W1, FIRST), W1, FIRST, time=TIME + 60)
    cases.claim("twice by one witness is one witness", held("the first twice", sha256=twice), subject("sha256"),
                f"sha256 {W1} 2025-11-25T11:01:00.000Z", quorum=False, anchors="both")

    def refused(name, note, **how):
        cases.refused(name, held(name, sha256=note), anchors="one of two", **how)
        cases.claim(name + ", of a witness that is not listed", name, anchors="none")

    older = world.checkpoint("sha256", bv.LANES, size=3)
    refused("by a foreign key under a witness's name and id", cosigned(plain, W1, FIRST, signer=STRANGER))
    refused("over other bytes", cosigned(plain, W1, FIRST, text=b"other\n"))
    refused("over an older size", cosigned(plain, W1, FIRST, text=older[:older.index(b"\n\n") + 1]))
    refused("over the other tree's checkpoint", cosigned(plain, W1, FIRST, text=sm3[:sm3.index(b"\n\n") + 1]))
    refused("over another origin", cosigned(plain, W1, FIRST, text=plain[:plain.index(b"\n\n") + 1].replace(
        b"registry", b"other", 1)))
    refused("with another time than was signed", cosigned(plain, W1, FIRST, said=TIME + 1))
    refused("without a time", cosigned(plain, W1, FIRST, time=0))
    refused("after the year 9999", cosigned(plain, W1, FIRST, time=253402300800))
    stranger = held("a stranger's cosignature", sha256=cosigned(plain, "other.example/w3", STRANGER))
    cases.claim("a stranger's cosignature is nobody's", stranger, quorum=False, anchors="one of two")
    stolen(cases, held, plain, sm3)
    log.write("witnessed.json", {
        "format": "ledger-bundle-vectors@v1", "source": "as bundle.json, with cosignatures by OpenSSL",
        "encoding": "that of bundle.json", "anchors": ANCHORS, "bundles": cases.bundles, "cases": cases.cases})


if __name__ == "__main__":
    main()
