#!/usr/bin/env python3
"""Writes tests/vectors/collection.json without any code of the project: SPEC-collection over bundles of bundle_vectors.py.

Needs python3 with cryptography, and openssl 3.
"""
import json

import bundle_vectors as bundle
import log_vectors as log
from bundle_vectors import (ALL_LANES, ASSET, BUNDLE, DIGEST, FIRST, KEY, LANES, MANIFEST, MISSING, OTHER, PROVEN, REFUTED,
                            STRANGER, World, archive, asset_value, described, right_value, whole)
from certificate_vectors import P256
from log_vectors import b64, canonical, pair

PLACE, NEXT = f"collection/{ASSET}/1", f"collection/{ASSET}/2"
COLLECTOR = P256(b"collector")
SEQUENCE = f"collection/{ASSET}"
WHOLE = {("statement", KEY): PROVEN, ("order", KEY): PROVEN, ("entry", "0"): PROVEN, ("entry", "1"): PROVEN,
         ("state", KEY): PROVEN, ("state", FIRST): PROVEN, ("state", PLACE): PROVEN, ("content", DIGEST): PROVEN}


def record(drop=(), **said):
    right = {
        "asset": ASSET, "clock": {"offset": -12, "reference": "ntp.ntsc.ac.cn", "source": "network"}, "content": pair(MANIFEST),
        "device": {"id": "SN-0007", "model": "测绘无人机 M300"}, "evidence": pair(b"protocol"), "from": "2026-11-20T00:00:00.000Z",
        "program": {"digests": pair(b"program"), "name": "collector", "version": "2.3.1"}, "until": "2026-11-20T08:00:00.250Z"}
    return {k: v for k, v in {**right, **said}.items() if k not in drop}


def value(said=None, key=COLLECTOR, status="declared", signed=None, spki=None, **more):
    said = record() if said is None else said
    signature = key.sign(b"ledger-collection@v1\0" + canonical(said if signed is None else signed).encode())
    return {"record": said, "signature": {"key": b64(spki or key.spki), "value": b64(signature)}, "status": status, **more}


def world(*values, content=MANIFEST, asset=ASSET, honest=True):
    """Registered in hour 1; from hour 2 on, each value of the record in turn; a checkpoint in hour 4."""
    made = World()
    made.append(1, ASSET, 1, (KEY, asset_value(content)), (FIRST, right_value()))
    for number, one in enumerate(values, 2):
        made.honest = honest or number == 2
        made.append(2, asset, number, (f"collection/{asset}/1", one))
    return made.close(4)


def cases(held):
    def add(name, log, outcome, changes=None, entries=(0, 1), keys=(KEY, FIRST, PLACE), more=None, shown=True, **how):
        data = archive(whole({**log.content(list(entries), list(keys), [MANIFEST]), **(more or {})}))
        held.verdict(name, data, {("collection", PLACE): outcome, **(changes or {})}, claims=WHOLE, size=len(log.leaves), **how)
        if outcome:
            held.cases[-1]["verdict"]["outside"] = [*bundle.OUTSIDE[:-1], "collecting", bundle.OUTSIDE[-1]]

    def one(name, outcome, said=None, **how):
        add(name, world(value(said, **how)), outcome)

    one("signed by P-256", PROVEN)
    one("signed by Ed25519", PROVEN, key=STRANGER)
    one("signed by SM2", PROVEN, key=LANES[2])
    one("by a party of the registry", PROVEN, record(collector="7" * 32))
    one("without evidence", PROVEN, record(drop=["evidence"]))
    one("by a satellite's clock", PROVEN, record(clock={"offset": 0, "reference": "北斗", "source": "satellite"}))
    one("by the device's own clock", PROVEN, record(clock={"offset": 86400000, "reference": "RTC", "source": "device"}))
    one("in one moment", PROVEN, record(until="2026-11-20T00:00:00.000Z"))
    one("withdrawn", MISSING, status="withdrawn")
    add("declared, then withdrawn", world(value(), value(status="withdrawn")), MISSING, {("entry", "2"): PROVEN}, entries=(0, 1, 2))
    add("and no other", world(value()), PROVEN, {("state", NEXT): PROVEN, ("sequence", SEQUENCE): PROVEN},
        keys=(KEY, FIRST, PLACE, NEXT))
    signatures(add, one)
    forms(one)
    surroundings(add, held)


def signatures(add, one):
    one("signed by another key than it says", REFUTED, key=STRANGER, spki=COLLECTOR.spki)
    one("signed over another device", REFUTED, signed=record(device={"id": "SN-0008", "model": "测绘无人机 M300"}))
    one("signed over other times", REFUTED, signed=record(until="2026-11-20T09:00:00.000Z"))
    one("signed by a key of secp256k1", REFUTED, key=LANES[1])
    one("signed without its type", REFUTED, signed=None, key=type("Bare", (), {
        "spki": COLLECTOR.spki, "sign": staticmethod(lambda m: COLLECTOR.sign(m[len(b"ledger-collection@v1\0"):]))}))
    for algorithm, key, lanes in (("p256", COLLECTOR, ALL_LANES), ("sm2", LANES[2], ALL_LANES[:2]),
                                  ("sm3", LANES[2], ALL_LANES[:2]), ("sha256", COLLECTOR, ["ed25519", "sm2"])):
        add(f"{algorithm} broken under {key.name if hasattr(key, 'name') else 'p256'}", world(value(key=key)), MISSING, lanes=lanes,
            broken=[algorithm])
    add("sha256 broken, and signed by Ed25519", world(value(key=STRANGER)), PROVEN, lanes=["ed25519", "sm2"], broken=["sha256"])
    add("sm3 broken", world(value()), PROVEN, lanes=ALL_LANES[:2], broken=["sm3"])


def forms(one):
    for member in record():
        if member != "evidence":
            one(f"without {member}", REFUTED, record(drop=[member]))
    for name, said in (
            ("a member more", record(note="")), ("an asset that is none", record(asset="0" * 32)),
            ("a collector that is none", record(collector="nobody")), ("a clock set by nothing known", record(
                clock={"offset": 0, "reference": "x", "source": "sun"})),
            ("an offset in text", record(clock={"offset": "0", "reference": "x", "source": "device"})),
            ("a clock without its reference", record(clock={"offset": 0, "source": "device"})),
            ("an empty reference", record(clock={"offset": 0, "reference": "", "source": "device"})),
            ("an empty device", record(device={"id": "", "model": "x"})), ("a device without its model", record(device={"id": "x"})),
            ("a program without digests", record(program={"name": "x", "version": "1"})),
            ("a program without its version", record(program={"digests": pair(b""), "name": "x"})),
            ("evidence that is no digest", record(evidence={"sha256": "00", "sm3": "00"})),
            ("content that is one digest", record(content={"sha256": pair(MANIFEST)["sha256"]})),
            ("a time without milliseconds", record(**{"from": "2026-11-20T00:00:00Z"})),
            ("a day that is none", record(**{"from": "2026-11-31T00:00:00.000Z"})),
            ("an end before the beginning", record(until="2026-11-19T23:59:59.999Z"))):
        one(name, REFUTED, said)
    one("another status", REFUTED, status="proven")
    one("something beside", REFUTED, note="")
    one("a key that is none", REFUTED, spki=b"\x30\x00")
    one("of another asset", REFUTED, record(asset=OTHER))


def surroundings(add, held):
    add("of other content than the asset's", world(value(record(content=pair(b"another")))), MISSING)
    theirs = f"collection/{OTHER}/1"
    strange = world(value(record(asset=OTHER)), asset=OTHER)
    held.verdict("of another asset, whose content is the same", archive(whole(
        strange.content([0, 1], [KEY, FIRST, theirs], [MANIFEST]))), {
            ("collection", theirs): MISSING, ("state", PLACE): None, ("state", theirs): PROVEN}, claims=WHOLE, size=3)
    held.cases[-1]["verdict"]["outside"] = [*bundle.OUTSIDE[:-1], "collecting", bundle.OUTSIDE[-1]]
    add("without the asset's state", world(value()), MISSING, {("state", KEY): REFUTED, ("content", DIGEST): REFUTED},
        more={"states": altered(world(value()))})
    add("contradicted by an entry", world(value(), value(status="withdrawn"), honest=False), None, {
        ("entry", "2"): PROVEN, ("state", PLACE): REFUTED}, entries=(0, 1, 2))
    right = described(world(value()), (0, 1), (KEY, FIRST, PLACE))
    add("described", world(value()), PROVEN, {("description", "prov.jsonld"): PROVEN},
        more={"descriptions": [("prov.jsonld", right["prov.jsonld"])]})
    for source in ("device", "network", "satellite"):
        said = world(value(record(clock={"offset": 0, "reference": "network", "source": source})))
        report = described(said, (0, 1), (KEY, FIRST, PLACE), {"manifests": [MANIFEST]})["report.txt"]
        add(f"reported with a clock set by {source}", said, PROVEN, {("description", "report.txt"): PROVEN},
            more={"descriptions": [("report.txt", report)]})
    by = world(value(record(collector="7" * 32)))
    add("described by a party", by, PROVEN, {("description", "prov.jsonld"): PROVEN},
        more={"descriptions": [("prov.jsonld", described(by, (0, 1), (KEY, FIRST, PLACE))["prov.jsonld"])]})
    bare = described(world({"status": "declared"}), (0, 1), (KEY, FIRST, PLACE))
    add("described in no form", world({"status": "declared"}), REFUTED, {("description", "prov.jsonld"): PROVEN},
        more={"descriptions": [("prov.jsonld", bare["prov.jsonld"])]})
    other = described(world(value(record(device={"id": "SN-0008", "model": "x"}))), (0, 1), (KEY, FIRST, PLACE))
    add("described with another device", world(value()), PROVEN, {("description", "prov.jsonld"): REFUTED},
        more={"descriptions": [("prov.jsonld", other["prov.jsonld"])]})


def altered(log):
    """The states, that of the asset with another value than the map's."""
    return sorted((k, proof.replace(b'"kind":"product"', b'"kind":"resource"') if k == KEY else proof)
                  for k, proof in log.content([0, 1], [KEY, FIRST, PLACE])["states"])


def main():
    held = bundle.Cases()
    cases(held)
    log.write("collection.json", {
        "format": "ledger-collection-vectors@v1",
        "source": "SPEC-collection over the bundles of bundle_vectors.py; P-256 and Ed25519 by OpenSSL, SM2 by hand",
        "encoding": "bundles: base64 of raw DEFLATE (RFC 1951); findings in any order",
        "anchors": {"usual": bundle.ANCHORS["usual"]}, "bundles": held.bundles, "cases": held.cases})


if __name__ == "__main__":
    main()
