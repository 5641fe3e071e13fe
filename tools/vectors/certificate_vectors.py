#!/usr/bin/env python3
"""Writes tests/vectors/certificate.json without any code of the project: SPEC-certificate over the bundles of
bundle_vectors.py, whose requirements are these too."""
import base64
import hashlib
import json

import bundle_vectors as bundle
import log_vectors as log
from bundle_vectors import ASSET, FIRST, KEY, MANIFEST, MISSING, OTHER, PROVEN, REFUTED, SECOND, hour
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from log_vectors import ORIGIN, b64, canonical, pair

NUMBER = "SJ4212025030001"
STATE = f"certificate/{NUMBER}"
CONTENT = canonical({"asset": ASSET, "name": "城市道路"}).encode()
PDF = b"%PDF-1.7 certificate"


class P256:
    name = "p256"
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551

    def __init__(self, seed):
        self.key = ec.derive_private_key(int.from_bytes(hashlib.sha256(seed).digest(), "big"), ec.SECP256R1())
        self.spki = bundle.spki(self.key)

    def sign(self, message):
        der = self.key.sign(message, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
        r, s = utils.decode_dss_signature(der)
        return utils.encode_dss_signature(r, min(s, self.order - s))

    def high(self, message):
        r, s = utils.decode_dss_signature(self.sign(message))
        return utils.encode_dss_signature(r, self.order - s)


P, S = P256(b"certificate p256"), bundle.Sm2Lane(hashlib.sha256(b"certificate sm2").digest())
STRANGER = P256(b"stranger")


def certificate_value(content=CONTENT, asset=ASSET):
    return {"asset": asset, "case": "7" * 32, "status": "valid", "until": "2028-03-31", **pair(content)}


def world(value=None, honest=True, there=True):
    made = bundle.World()
    effects = [(STATE, value or certificate_value())] if there else []
    made.append(1, ASSET, 1, (KEY, bundle.asset_value(MANIFEST)), (FIRST, bundle.right_value()), *effects)
    made.append(2, OTHER, 1, (f"asset/{OTHER}", bundle.asset_value(b"\x01")))
    made.honest = honest
    made.append(3, ASSET, 2, (FIRST, bundle.right_value("ended")), (SECOND, bundle.right_value()),
                *([] if honest else [(STATE, certificate_value(b"other"))]))
    if not honest:
        made.states.update({FIRST: (2, bundle.right_value("ended")), SECOND: (2, bundle.right_value())})
    return made.close(4)


def evidence(made=None, keys=(KEY, FIRST, SECOND, STATE)):
    return bundle.archive(bundle.whole((made or world()).content([0, 2], list(keys), [MANIFEST])))


def statement(**other):
    return {"files": [{"name": "certificate.json", **pair(CONTENT)}, {"name": "certificate.pdf", **pair(PDF)}],
            "number": NUMBER, "origin": ORIGIN, "time": hour(5), "type": "ledger-certificate-documents@v1", **other}


def by(lane, said, value=None, **other):
    message = canonical(said).encode()
    return {"algorithm": lane.name, "key": hashlib.sha256(lane.spki).hexdigest(), "spki": b64(lane.spki),
            "value": b64(value(message) if value else lane.sign(message)), **other}


def signatures(said=None, *, of=None, **other):
    said = said or statement()
    return canonical({"signatures": [by(P, said), by(S, said)] if of is None else of, "statement": said,
                      **other}).encode()


def url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def header(key=None, **other):
    return {"alg": "ES256", "cty": "vc", "kid": hashlib.sha256((key or P).spki).hexdigest(), "typ": "vc+jwt", **other}


def credential(number=NUMBER, entry=None, **other):
    """Nothing of it is read but number, origin and digests."""
    said = {"contentSha256": pair(CONTENT)["sha256"], "contentSm3": pair(CONTENT)["sm3"], "origin": ORIGIN, **(entry or {})}
    return {"@context": ["https://www.w3.org/ns/credentials/v2"], "credentialSubject": {"certificateNumber": number},
            "evidence": [said], "type": ["VerifiableCredential"], **other}


def jwt(said=None, head=None, by=P, high=False, write=canonical):
    signed = b".".join(url(write(one).encode()) for one in (head or header(), said or credential()))
    r, s = utils.decode_dss_signature((by.high if high else by.sign)(signed))
    return signed + b"." + url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))


def archive(signed=None, content=CONTENT, pdf=PDF, proof=None, more=(), vc=None, **form):
    members = [("certificate.json", content), ("certificate.pdf", pdf),
               ("certificate.vc.jwt", jwt() if vc is None else vc),
               ("signatures.json", signed if signed is not None else signatures())]
    if proof is not False:
        members.append(("evidence.zip", proof or evidence()))
    return bundle.archive([*members, *more], **form)


def anchors(p={}, s={}, keys=(P, S)):
    said = json.loads(bundle.ANCHORS["usual"])
    since = {"notBefore": hour(0)}
    said["certificateKeys"] = [{"key": b64(k.spki), **since, **(p if k is P else s)} for k in keys]
    return canonical(said)


ANCHORS = {
    "usual": anchors(),
    "none": anchors(keys=()),
    "SM2 alone": anchors(keys=(S,)),
    "P-256 until hour 4": anchors(p={"notAfter": hour(4)}),
    "P-256 until hour 5": anchors(p={"notAfter": hour(5)}),
    "P-256 from hour 5 on, late": anchors(p={"notBefore": hour(5, 1)}),
    "P-256 superseded after": anchors(p=bundle.revoked("superseded", hour(5, 1))),
    "P-256 superseded": anchors(p=bundle.revoked("superseded", hour(5))),
    "P-256 stolen later": anchors(p=bundle.revoked("keyCompromise", hour(9))),
}

PLACE, BOTH = ("certificate", STATE), [("certificate-signature", f"{k} {STATE}") for k in ("p256", "sm2")]
SECURED = ("credential", STATE)
HELD = {PLACE: PROVEN, BOTH[0]: PROVEN, BOTH[1]: PROVEN}
WHOLE = {("certificate", KEY): REFUTED}
OTHER_CONTENT = ("another content", "a content that the registry signed and the log does not hold")


def cases():
    said = statement()
    yield "usual", archive(), HELD, {}
    yield "with anchors and page beside", archive(more=[("anchors.json", b"{}"), ("verify.html", b"<p>")]), HELD, {}
    yield "with a page beside", archive(more=[("verify.html", b"<p>")]), HELD, {}
    for name, found in (("none", {**HELD, BOTH[0]: MISSING, BOTH[1]: MISSING}), ("SM2 alone", {**HELD, BOTH[0]: MISSING}),
                        ("P-256 until hour 4", {**HELD, BOTH[0]: MISSING}), ("P-256 until hour 5", HELD),
                        ("P-256 from hour 5 on, late", {**HELD, BOTH[0]: MISSING}), ("P-256 superseded after", HELD),
                        ("P-256 superseded", {**HELD, BOTH[0]: MISSING}),
                        ("P-256 stolen later", {**HELD, BOTH[0]: MISSING})):
        yield f"anchors: {name}", archive(), found, {"anchors": name}
    for name, found in (("p256", {**HELD, BOTH[0]: MISSING}), ("sm2", {**HELD, BOTH[1]: MISSING}),
                        ("sha256", {**HELD, BOTH[0]: MISSING}), ("sm3", {**HELD, BOTH[1]: MISSING})):
        yield f"{name} broken", archive(), found, {"broken": [name]}
    forged = by(P, statement(number="SJ4212025030002"))["value"]
    yield ("signed over another statement", archive(signatures(of=[by(P, said, value=lambda _: base64.b64decode(forged)),
                                                                   by(S, said)])), {**HELD, BOTH[0]: REFUTED}, {})
    yield ("a P-256 signature with high s", archive(signatures(of=[by(P, said, value=P.high), by(S, said)])),
           {**HELD, BOTH[0]: REFUTED}, {})
    yield ("an SM2 signature over a changed statement", archive(signatures(
        of=[by(P, said), by(S, statement(time=hour(6)))])), {**HELD, BOTH[1]: REFUTED}, {})
    yield "empty signatures", archive(signatures(of=[by(P, said, value=lambda _: b""), by(S, said)])), WHOLE, {}
    yield "one signature", archive(signatures(of=[by(S, said)])), {PLACE: PROVEN, BOTH[1]: PROVEN}, {}
    yield ("a stranger's signature beside", archive(signatures(of=[by(P, said), by(STRANGER, said), by(S, said)])),
           {**HELD, BOTH[0]: PROVEN}, {"twice": BOTH[0]})
    yield "a stranger's alone", archive(signatures(of=[by(STRANGER, said)])), {PLACE: PROVEN, BOTH[0]: MISSING}, {}
    forger = STRANGER.sign(canonical(said).encode())
    yield ("a stranger's under the registry's key", archive(signatures(of=[by(P, said, value=lambda _: forger)])),
           {PLACE: PROVEN, BOTH[0]: REFUTED}, {})
    yield "another content", archive(content=CONTENT + b" "), {**HELD, PLACE: REFUTED}, {}
    yield "another page", archive(pdf=PDF + b"\n"), {**HELD, PLACE: REFUTED}, {}
    other = statement(files=[{"name": "certificate.json", **pair(b"{}")}, {"name": "certificate.pdf", **pair(PDF)}])
    yield ("a content that the registry signed and the log does not hold", archive(signatures(other), content=b"{}"),
           {**HELD, PLACE: REFUTED}, {})
    yield "the state is not in the bundle", archive(proof=evidence(keys=(KEY, FIRST, SECOND))), {**HELD, PLACE: MISSING}, {}
    yield ("no such certificate", archive(proof=evidence(world(there=False))), {**HELD, PLACE: REFUTED}, {})
    yield ("of another asset", archive(proof=evidence(world(certificate_value(asset=OTHER)))), {**HELD, PLACE: REFUTED}, {})
    yield ("contradicted by an entry", archive(proof=evidence(world(honest=False))), {**HELD, PLACE: MISSING}, {})
    for name, change in (("another origin", statement(origin="dev-other.example")),
                         ("another type", statement(type="ledger-certificate-documents@v2")),
                         ("a number that is none", statement(number="SJ421202503000")),
                         ("no time", {k: v for k, v in said.items() if k != "time"}),
                         ("a time without milliseconds", statement(time="2026-11-23T11:00:00Z")),
                         ("files in another order", statement(files=said["files"][::-1])),
                         ("one file", statement(files=said["files"][:1])),
                         ("a member too many", statement(note=""))):
        yield name, archive(signatures(change)), WHOLE, {}
    yield "no signatures", archive(signatures(of=[])), WHOLE, {}
    yield "nine signatures", archive(signatures(of=[by(P256(b"%d" % i), said) for i in range(9)])), WHOLE, {}
    yield "a key twice", archive(signatures(of=[by(P, said), by(P, said)])), WHOLE, {}
    yield "a key under another id", archive(signatures(of=[by(P, said, key="0" * 64)])), WHOLE, {}
    yield "a key under another algorithm", archive(signatures(of=[by(P, said, algorithm="sm2")])), WHOLE, {}
    yield "something beside", archive(signatures(note="")), WHOLE, {}
    yield "no JSON", archive(b"{"), WHOLE, {}
    yield "a space in front", archive(b" " + signatures()), WHOLE, {}
    yield from credentials(said)
    for name, data in (("no evidence", archive(proof=False)), ("deflated", archive(method=8)),
                       ("evidence that is no bundle", archive(proof=b"PK")),
                       ("a member too many in the archive", archive(more=[("note.txt", b"")])),
                       ("members out of order", archive(more=[("verify.html", b""), ("anchors.json", b"{}")]))):
        yield name, data, None, {}


def credentials(said):
    def case(name, vc, outcome, how=None, **other):
        return f"credential: {name}", archive(vc=vc, **other), {**HELD, SECURED: outcome}, how or {}

    plain = jwt()
    head, payload, signature = plain.split(b".")
    yield case("with more in it", jwt(credential(name="城市道路", validFrom="2026-11-23T00:00:00+08:00")), PROVEN)
    yield case("of another number", jwt(credential("SJ4212025030002")), REFUTED)
    yield case("of another log", jwt(credential(entry={"origin": "dev-other.example"})), REFUTED)
    yield case("of another content", jwt(credential(entry={"contentSha256": "0" * 64})), REFUTED)
    yield case("of another content by SM3", jwt(credential(entry={"contentSm3": "0" * 64})), REFUTED)
    yield case("of no content", jwt(credential(evidence=[])), REFUTED)
    yield case("of two", jwt(credential(evidence=2 * credential()["evidence"])), REFUTED)
    yield case("without a subject", jwt({k: v for k, v in credential().items() if k != "credentialSubject"}), REFUTED)
    yield case("signed by a stranger", jwt(by=STRANGER), REFUTED)
    yield case("signed by a stranger in its own name", jwt(head=header(STRANGER), by=STRANGER), MISSING)
    yield case("with high s", jwt(high=True), REFUTED)
    yield case("signed over another header", b".".join([url(canonical(header(STRANGER)).encode()), payload, signature]),
               MISSING)
    yield case("signed over another payload", b".".join([head, url(canonical(credential(id="x")).encode()), signature]),
               REFUTED)
    for name, other in (("by no algorithm", header(alg="none")), ("of another type", header(typ="JWT")),
                        ("with a critical header", header(crit=["b64"])), ("of another content type", header(cty="json")),
                        ("with a key id that is none", header(kid="p256"))):
        yield case(name, jwt(head=other), REFUTED)
    for name, bytes_ in (("nothing", b""), ("two parts", head + b"." + payload), ("four parts", plain + b".x"),
                         ("with padding", plain + b"=="), ("with a line end", plain + b"\n"),
                         ("with loose bits", plain[:-1] + (b"B" if plain[-1:] == b"A" else b"R" if plain[-1:] == b"Q"
                                                           else b"h" if plain[-1:] == b"g" else b"x")),
                         ("a signature a byte short", b".".join([head, payload, url(b"\x01" * 63)])),
                         ("a signature of zeros", b".".join([head, payload, url(bytes(64))])),
                         ("in the other alphabet", plain.replace(b"_", b"/").replace(b"-", b"+") + b"+"),
                         ("longer than any", jwt(credential(name="x" * 200_000)))):
        yield case(name, bytes_, REFUTED)
    yield case("that is not canonical", jwt(write=lambda said: json.dumps(said, ensure_ascii=False)), REFUTED)
    yield ("credential: sha256 broken", archive(), {**HELD, BOTH[0]: MISSING, SECURED: MISSING}, {"broken": ["sha256"]})
    yield ("credential: sm3 broken, and of another content by it", archive(vc=jwt(credential(entry={"contentSm3": "0" * 64}))),
           {**HELD, BOTH[1]: MISSING, SECURED: PROVEN}, {"broken": ["sm3"]})
    forger = STRANGER.sign(canonical(said).encode())
    yield ("credential: beside a signature that does not hold",
           archive(signatures(of=[by(P, said, value=lambda _: forger), by(S, said)])),
           {**HELD, BOTH[0]: REFUTED, SECURED: MISSING}, {})


def main():
    packed = bundle.Cases()
    rows = []
    for name, data, found, how in cases():
        row = {"name": name, "archive": packed.bundles[packed.hold(name, data)], "anchors": how.get("anchors", "usual")}
        if "broken" in how:
            row["broken"] = how["broken"]
        if found is None:
            rows.append({**row, "refused": True})
            continue
        if found != WHOLE and SECURED not in found:
            # By the key of the P-256 signature, if that is proven here; and of the content that is here.
            found = {**found, SECURED: MISSING if "p256" in how.get("broken", ()) or "sha256" in how.get("broken", ())
                     else REFUTED if name in OTHER_CONTENT else PROVEN if found.get(BOTH[0]) == PROVEN else MISSING}
        listed = [{"claim": c, "subject": s, "outcome": o} for (c, s), o in found.items()]
        if "twice" in how:
            claim, subject = how["twice"]
            listed.append({"claim": claim, "subject": subject, "outcome": MISSING})
        rows.append({**row, "refused": False, "findings": listed})
    log.write("certificate.json", {
        "format": "ledger-certificate-vectors@v1",
        "source": "SPEC-certificate over the bundles of bundle_vectors.py; Python's cryptography and hashlib, and OpenSSL",
        "encoding": "archive: base64 of raw DEFLATE (RFC 1951); findings of the claims certificate, certificate-signature and credential",
        "anchors": ANCHORS, "cases": rows})


if __name__ == "__main__":
    main()
