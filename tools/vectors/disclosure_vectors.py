#!/usr/bin/env python3
"""Writes tests/vectors/disclosure.json without any code of the project: SPEC-disclosure over the bundles of
bundle_vectors.py, whose requirements are these too."""
import base64

import bundle_vectors as bundle
import log_vectors as log
from bundle_vectors import ASSET, FIRST, KEY, MANIFEST, MISSING, OTHER, PROVEN, REFUTED, SECOND
from log_vectors import ORIGIN, b64, canonical, digest

SALTS = {"command": b"\x11" * 32, "events": b"\x22" * 32}
BODIES = {"command": b'{"type":"registration.certify"}', "events": "[{\"data\":{\"reason\":\"无\"}}]".encode()}
ORDER = "order/" + "0d" * 16


class Committed(bundle.World):
    """The usual log, whose entries commit to two bodies each."""

    def add(self, leaf):
        if leaf["type"] != "map":
            leaf["bodies"] = [
                {"name": name, **{t: digest(t, b"ledger-body@v1\0" + SALTS[name] + BODIES[name]).hex()
                                  for t in bundle.TREES}}
                for name in sorted(BODIES)]
        super().add(leaf)


def world():
    made = Committed()
    made.append(1, ASSET, 1, (KEY, bundle.asset_value(MANIFEST)), (FIRST, bundle.right_value()))
    made.append(2, OTHER, 1, (f"asset/{OTHER}", bundle.asset_value(b"\x01")))
    made.append(3, ASSET, 2, (FIRST, bundle.right_value("ended")), (SECOND, bundle.right_value()))
    return made.close(4)


def opened(index, which, **other):
    return {"body": b64(BODIES.get(which, b"")), "entry": str(index), "name": which,
            "salt": SALTS.get(which, b"\x33" * 32).hex(), **other}


def disclosure(bodies, **other):
    return {"bodies": bodies, "format": "ledger-disclosure@v1", "order": ORDER, "origin": ORIGIN, "subject": KEY, **other}


ALL = [opened(i, name) for i in (0, 2) for name in ("command", "events")]
HELD = {(f"{i}/{name}"): PROVEN for i in (0, 2) for name in ("command", "events")}
WHOLE = {KEY: REFUTED}

CASES = [
    ("every body of every entry", disclosure(ALL), HELD),
    ("one body", disclosure([opened(2, "events")]), {"2/events": PROVEN}),
    ("none", disclosure([]), {}),
    ("a bit of a body changed", disclosure([opened(0, "events", body=b64(b"\x5a" + BODIES["events"][1:]))]),
     {"0/events": REFUTED}),
    ("a body longer by a byte", disclosure([opened(0, "events", body=b64(BODIES["events"] + b"\x00"))]),
     {"0/events": REFUTED}),
    ("an empty body", disclosure([opened(0, "events", body="")]), {"0/events": REFUTED}),
    ("the salt of another body", disclosure([opened(0, "events", salt=SALTS["command"].hex())]), {"0/events": REFUTED}),
    ("the body of another name", disclosure([opened(0, "events", body=b64(BODIES["command"]),
                                                    salt=SALTS["command"].hex())]), {"0/events": REFUTED}),
    ("a body that no leaf names", disclosure([opened(0, "payload")]), {"0/payload": REFUTED}),
    ("an entry that is not in the bundle", disclosure([opened(1, "events")]), {"1/events": MISSING}),
    ("the map leaf", disclosure([opened(3, "events")]), {"3/events": MISSING}),
    ("an entry that no log has yet", disclosure([opened(2**63 - 1, "events")]), {f"{2**63 - 1}/events": MISSING}),
    ("one proven, one not", disclosure([opened(0, "events"), opened(1, "events")]),
     {"0/events": PROVEN, "1/events": MISSING}),
    ("another origin", disclosure(ALL, origin="dev-other.example"), WHOLE),
    ("another asset", disclosure(ALL, subject=f"asset/{OTHER}"), WHOLE),
    ("a subject that is no asset", disclosure(ALL, subject="case/" + "9" * 32), WHOLE),
    ("an order that is none", disclosure(ALL, order=f"asset/{OTHER}"), WHOLE),
    ("another format", disclosure(ALL, format="ledger-disclosure@v2"), WHOLE),
    ("a member too many", disclosure(ALL, note=""), WHOLE),
    ("entries out of order", disclosure([opened(2, "events"), opened(0, "events")]), WHOLE),
    ("names out of order", disclosure([opened(0, "events"), opened(0, "command")]), WHOLE),
    ("a body twice", disclosure([opened(0, "events"), opened(0, "events")]), WHOLE),
    ("numbers, not texts, in order", disclosure([opened(10, "events"), opened(9, "events")]), WHOLE),
    ("2 before 10", disclosure([opened(2, "events"), opened(10, "events")]), {"2/events": PROVEN, "10/events": MISSING}),
    ("a salt in capitals", disclosure([opened(0, "events", salt="AA" * 32)]), WHOLE),
    ("a short salt", disclosure([opened(0, "events", salt="22" * 31)]), WHOLE),
    ("an entry with a leading zero", disclosure([opened(0, "events", entry="00")]), WHOLE),
    ("an entry over 63 bits", disclosure([opened(0, "events", entry=str(2**63))]), WHOLE),
    ("an entry as a number", disclosure([opened(0, "events", entry=0)]), WHOLE),
    ("a name in capitals", disclosure([opened(0, "events", name="Events")]), WHOLE),
    ("base64 without padding", disclosure([opened(0, "events", body="QUI")]), WHOLE),
    ("base64 with loose bits", disclosure([opened(0, "events", body="QR==")]), WHOLE),
    ("a body without its salt", disclosure([{k: v for k, v in opened(0, "events").items() if k != "salt"}]), WHOLE),
]

TEXTS = [
    ("nothing", b"", WHOLE),
    ("a space in front", b" " + canonical(disclosure(ALL)).encode(), WHOLE),
    ("members out of order", canonical(disclosure([])).encode().replace(
        b'"bodies":[],"format":"ledger-disclosure@v1"', b'"format":"ledger-disclosure@v1","bodies":[]'), WHOLE),
    ("an array", b"[]", WHOLE),
]


def main():
    cases = bundle.Cases()
    held = cases.hold("usual", bundle.archive(bundle.whole(world().content([0, 2], [KEY, FIRST, SECOND], [MANIFEST]))))
    rows = [(name, canonical(text).encode(), found) for name, text, found in CASES] + TEXTS
    log.write("disclosure.json", {
        "format": "ledger-disclosure-vectors@v1",
        "source": "SPEC-disclosure over the bundles of bundle_vectors.py; Python's hashlib, and OpenSSL",
        "encoding": "bundle: base64 of raw DEFLATE (RFC 1951); disclosures: base64; findings of the claim disclosed",
        "anchors": bundle.ANCHORS["usual"], "bundle": cases.bundles[held],
        "cases": [{"name": name, "disclosure": base64.b64encode(data).decode(),
                   "findings": [{"subject": s, "outcome": o} for s, o in found.items()]} for name, data, found in rows]})


if __name__ == "__main__":
    main()
