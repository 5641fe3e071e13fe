#!/usr/bin/env python3
"""Writes tests/vectors/platform.json without any code of the project: SPEC-platform over bundles of bundle_vectors.py.

Needs python3 with cryptography, and openssl 3.
"""
import bundle_vectors as bundle
import log_vectors as log
from bundle_vectors import (ASSET, DIGEST, FIRST, KEY, MANIFEST, MISSING, PROVEN, REFUTED, World, archive, asset_value, hour,
                            right_value, whole)
from log_vectors import ORIGIN, pair

PLACE = "platform"
WHOLE = {("statement", KEY): PROVEN, ("order", KEY): PROVEN, ("entry", "0"): PROVEN, ("entry", "1"): PROVEN,
         ("state", KEY): PROVEN, ("state", FIRST): PROVEN, ("state", PLACE): PROVEN, ("content", DIGEST): PROVEN}


def document(matter="filing", content=b"filing", drop=(), **said):
    right = {"content": pair(content), "from": "2026-01-05", "issuer": "国家互联网信息办公室", "matter": matter,
             "number": "42010026000000001", "title": "区块链信息服务备案", "until": "2026-12-31"}
    return {k: v for k, v in {**right, **said}.items() if k not in drop}


def world(*values, honest=True):
    """Registered in hour 1; in hour 2 the registrar states its platform, once for each value; a checkpoint in hour 4."""
    made = World()
    made.append(1, ASSET, 1, (KEY, asset_value(MANIFEST)), (FIRST, right_value()))
    for number, value in enumerate(values, 1):
        made.honest = honest or number == 1
        leaf = {
            "format": "ledger-entry@v1", "origin": ORIGIN, "type": "registrar.platform-stated", "actor": "registry",
            "writes": [{"stream": "registrar", "version": str(number)}], "reads": [],
            "command": {"id": "%032x" % (100 + number), **pair(b"\x03")}, "rules": "G35@2026-07-01", "calendar": "cn-2023-2026",
            "recordedTime": hour(2), "legalTime": hour(0), "bodies": [],
            "effects": [{"key": PLACE, "version": str(number), "value": value}]}
        made.add(leaf)
        if made.honest:
            made.states[PLACE] = (number, value)
    return made.close(4)


def cases(held):
    def add(name, documents, found, log=None, entries=(0, 1), changes=None, **how):
        log = log or world({"documents": documents})
        data = archive(whole(log.content(list(entries), [KEY, FIRST, PLACE], [MANIFEST])))
        held.verdict(name, data, {**{("platform", s): o for s, o in found.items()}, **(changes or {})}, claims=WHOLE,
                     size=len(log.leaves), **how)

    def subject(matter="filing", content=b"filing"):
        return f"{matter}/{pair(content)['sha256']}"

    one = subject()
    add("a filing", [document()], {one: PROVEN})
    matters = ["filing", "interest", "system", "process", "notarisation"]
    add("one of each", [document(m, m.encode()) for m in matters], {subject(m, m.encode()): PROVEN for m in matters})
    every = world({"documents": [document(m, m.encode()) for m in matters]})
    content = every.content([0, 1], [KEY, FIRST, PLACE], [MANIFEST])
    report = ("report.txt", bundle.described(every, (0, 1), (KEY, FIRST, PLACE), content)["report.txt"])
    held.verdict("a report of one of each", archive(whole({**content, "descriptions": [report]})), {
        **{("platform", subject(m, m.encode())): PROVEN for m in matters}, ("description", "report.txt"): PROVEN},
        claims=WHOLE, size=len(every.leaves))
    add("one document for two matters", [document("system"), document("process")], {
        subject("system"): PROVEN, subject("process"): PROVEN})
    add("two documents for one matter", [document(), document(content=b"another")], {one: PROVEN, subject(content=b"another"): PROVEN})
    add("24 documents", [document(content=b"%d" % i) for i in range(24)], {subject(content=b"%d" % i): PROVEN for i in range(24)})
    add("without number or end", [document(drop=["number", "until"])], {one: PROVEN})
    # The checkpoint is of 18:00 in China.
    add("on its last day", [document(until="2026-11-23")], {one: PROVEN})
    add("on its first day", [document(**{"from": "2026-11-23"})], {one: PROVEN})
    add("a day after its last", [document(until="2026-11-22")], {one: MISSING})
    add("a day before its first", [document(**{"from": "2026-11-24"})], {one: MISSING})
    add("one that holds and one that does not", [document(), document("system", until="2026-02-01")], {
        one: PROVEN, subject("system"): MISSING})
    add("stated anew", None, {subject("interest"): PROVEN}, world(
        {"documents": [document()]}, {"documents": [document("interest")]}), (0, 1, 2), {("entry", "2"): PROVEN})
    add("contradicted by an entry", None, {}, world(
        {"documents": [document()]}, {"documents": [document("interest")]}, honest=False), (0, 1, 2), {
            ("entry", "2"): PROVEN, ("state", PLACE): REFUTED})
    at = {("state-at", k): PROVEN for k in (KEY, FIRST, PLACE)}
    add("at hour 3", [document()], {one: PROVEN}, changes={**at, ("right-in-force", FIRST): PROVEN}, at=hour(3))
    malformed = {"platform": REFUTED}
    for member in ("content", "from", "issuer", "matter", "title"):
        add(f"without {member}", [document(drop=[member])], malformed)
    for name, wrong in (("a member more", document(note="")), ("another matter", document("licence")),
                        ("an empty title", document(title="")), ("an empty issuer", document(issuer="")),
                        ("an empty number", document(number="")), ("a number in figures", document(number=1)),
                        ("a day that is none", document(until="2026-11-31")), ("a time for a day", document(until=hour(4))),
                        ("an end before its beginning", document(until="2026-01-04")),
                        ("one digest", document(content=b"") | {"content": {"sha256": pair(b"")["sha256"]}})):
        add(name, [wrong], malformed)
    add("no documents", [], malformed)
    add("25 documents", [document(content=b"%d" % i) for i in range(25)], malformed)
    add("a document twice", [document(), document(title="x")], malformed)
    add("a text for a document", ["filing"], malformed)
    add("something beside", None, malformed, world({"documents": [document()], "note": ""}))
    for tree, lanes in (("sha256", ["ed25519", "sm2"]), ("sm3", ["ed25519", "secp256k1"])):
        add(f"{tree} broken", [document()], {one: PROVEN}, lanes=lanes, broken=[tree])


def main():
    held = bundle.Cases()
    cases(held)
    log.write("platform.json", {
        "format": "ledger-platform-vectors@v1",
        "source": "SPEC-platform over the bundles of bundle_vectors.py",
        "encoding": "bundles: base64 of raw DEFLATE (RFC 1951); findings in any order",
        "anchors": {"usual": bundle.ANCHORS["usual"]}, "bundles": held.bundles, "cases": held.cases})


if __name__ == "__main__":
    main()
