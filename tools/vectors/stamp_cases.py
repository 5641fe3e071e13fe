"""The cases of bundle_vectors.py that are about time stamps and about algorithms declared broken."""
import hashlib

import bundle_vectors as bundle
import stamps
from bundle_vectors import CLAIMS, FIRST, KEY, MISSING, PROVEN, REFUTED, SECOND, TREES, archive, hour, whole
from log_vectors import b64
from stamps import P256, P384, ROOT, RSA, SM2, Stamper, der, integer, octets, oid, seq

USUAL = Stamper("dev TSA", P256)
OTHERS = {"RSA": Stamper("dev TSA of RSA", RSA), "P-384": Stamper("dev TSA of P-384", P384),
          "SM2": Stamper("dev TSA of SM2", SM2)}
FOREIGN = Stamper("dev TSA", stamps.Key("ecdsa-sha256", bundle.ec.derive_private_key(0x4711, bundle.ec.SECP256R1())))
ROOT_CERTIFICATE = stamps.certificate("dev authority", ROOT, extensions=stamps.AUTHORITY, serial=1)
NO_AUTHORITY = stamps.certificate("dev authority", ROOT, extensions=(), serial=1)
# Key usage cRLSign alone.
NO_CERTIFIER = stamps.certificate("dev authority", ROOT, serial=1, extensions=(
    stamps.extension("keyUsage", der(0x03, b"\x01\x02")), stamps.AUTHORITY[1]))
ISSUED = Stamper("dev TSA by authority", P256, issuer="dev authority", by=ROOT, serial=9)
USELESS = {
    "without its use": Stamper("dev TSA", P256, extensions=()),
    "whose use is not critical": Stamper("dev TSA", P256, extensions=(
        stamps.extension("extKeyUsage", seq(oid("timeStamping")), critical=False),)),
    "with another use beside": Stamper("dev TSA", P256, extensions=(
        stamps.extension("extKeyUsage", seq(oid("timeStamping"), oid("codeSigning"))),))}
USELESS["whose key is for encipherment"] = Stamper("dev TSA", P256, extensions=(
    stamps.extension("keyUsage", der(0x03, b"\x05\x20")), stamps.STAMPER[1]))
# Its own OID is as good as any other that nobody knows.
UNKNOWN = {critical: stamps.extension("policy", seq(), critical=critical) for critical in (True, False)}
FORMLESS = {
    "with a critical extension that nobody knows": Stamper("dev TSA", P256, extensions=(*stamps.STAMPER, UNKNOWN[True])),
    "whose use is there twice": Stamper("dev TSA", P256, extensions=(*stamps.STAMPER, stamps.STAMPER[1])),
    "whose key usage is empty": Stamper("dev TSA", P256, extensions=(
        stamps.extension("keyUsage", der(0x03, b"\x00")), stamps.STAMPER[1])),
    "whose key usage has other unused bits": Stamper("dev TSA", P256, extensions=(
        stamps.extension("keyUsage", der(0x03, b"\x07\x81")), stamps.STAMPER[1])),
    "that says another algorithm inside": Stamper("dev TSA", P256, inner="ecdsa-sha384")}
USEFUL = {
    "with an extension that nobody knows": Stamper("dev TSA", P256, extensions=(*stamps.STAMPER, UNKNOWN[False])),
    "without a key usage": Stamper("dev TSA", P256, extensions=stamps.STAMPER[1:]),
    "for nonRepudiation": Stamper("dev TSA", P256, extensions=(
        stamps.extension("keyUsage", der(0x03, b"\x06\x40")), stamps.STAMPER[1]))}
EXPIRED = Stamper("dev TSA", P256, end="20261123100000Z")
LASTING = Stamper("dev TSA", P256, end="99991231235959Z")
HOUR4 = "20261123100000"


def anchored(certificate, **window):
    return {"certificate": b64(certificate), "notBefore": hour(0), **window}


def stolen(at):
    return {lane.name: bundle.revoked("keyCompromise", at) for lane in bundle.LANES}


def extra_anchors():
    def with_stamper(stamper=USUAL, authorities=(), window=None, **when):
        return bundle.anchors(window=window, stampers=[anchored(stamper.certificate, **when)] if stamper else [],
                              authorities=authorities)

    made = {"a time stamper": with_stamper(),
            "an authority": with_stamper(None, [anchored(ROOT_CERTIFICATE)]),
            "an authority that may not certify": with_stamper(None, [anchored(NO_AUTHORITY)]),
            "an authority that may sign lists alone": with_stamper(None, [anchored(NO_CERTIFIER)]),
            "an authority until hour 3": with_stamper(None, [anchored(ROOT_CERTIFICATE, notAfter=hour(3))]),
            "a time stamper until hour 4": with_stamper(notAfter=hour(4)),
            "a time stamper until before hour 4": with_stamper(notAfter=hour(3, 3_599_999)),
            "a time stamper from hour 4 on": with_stamper(notBefore=hour(4)),
            "a time stamper from after hour 4 on": with_stamper(notBefore=hour(4, 1)),
            "a time stamper superseded at hour 4": with_stamper(**bundle.revoked("superseded", hour(4))),
            "a time stamper superseded after hour 4": with_stamper(**bundle.revoked("superseded", hour(4, 1))),
            "a time stamper stolen later": with_stamper(**bundle.revoked("keyCompromise", "2027-01-01T00:00:00.000Z")),
            "lanes stolen after hour 4": with_stamper(window=stolen(hour(4, 1))),
            "lanes stolen at hour 4": with_stamper(window=stolen(hour(4))),
            "lanes stolen, and no time stamper": with_stamper(None, window=stolen(hour(4, 1))),
            "an expired certificate": with_stamper(EXPIRED), "a certificate without end": with_stamper(LASTING)}
    made.update({f"a time stamper of {k}": with_stamper(v) for k, v in OTHERS.items()})
    made.update({f"a time stamper {k}": with_stamper(v) for k, v in {**USELESS, **FORMLESS, **USEFUL}.items()})
    return made


def add(cases, world):
    content = world.content([0, 2], [KEY, FIRST, SECOND], [bundle.MANIFEST])
    note = content["checkpoints"]["sha256"]

    def stamped(name, response, outcome, anchors="a time stamper", existed=None, said=None, changes=None, heads=None,
                rests=None, said_of=None, **how):
        responses = response if isinstance(response, list) else [response]
        listed = said or [(hashlib.sha256(one).hexdigest(), one) for one in responses]
        held = {**content, "checkpoints": {**content["checkpoints"], **(heads or {})}, "stamps": sorted(listed)}
        if said_of is not None:
            made = bundle.described(world, (0, 2), (KEY, FIRST, SECOND), held)["report.txt"]
            held["descriptions"] = [("report.txt", said_of(made))]
            changes = {**(changes or {}), ("description", "report.txt"): PROVEN if said_of(made) == made else REFUTED}
        data = archive(whole(held))
        if outcome is None:
            cases.refused(name, data, anchors=anchors, **how)
            return
        outcomes = outcome if isinstance(outcome, list) else [outcome] * len(listed)
        found = {("timestamp", sha256): o for (sha256, _), o in zip(listed, outcomes)}
        if rests is not None:
            how["rests"] = {("timestamp", sha256): r for (sha256, _), r in zip(listed, rests) if r}
        cases.verdict(name, data, {**found, **(changes or {})}, anchors=anchors, existed=existed, **how)

    def stamp(time=HOUR4 + "Z", data=note, by=USUAL, **how):
        return by.stamp(data, time, **how)

    usual = stamp()
    stamps.check(usual, note, USUAL.certificate)
    stamped("time: a stamp", usual, PROVEN, existed=hour(4), rests=[["p256", "sha256"]])
    rests = {"RSA": ["rsa", "sha256"], "P-384": ["p384", "sha256", "sha384"], "SM2": ["sha256", "sm2", "sm3"]}
    for name, by in OTHERS.items():
        one = stamp(by=by)
        if name != "SM2":
            stamps.check(one, note, by.certificate)
        stamped(f"time: a stamp by {name}", one, PROVEN, anchors=f"a time stamper of {name}", existed=hour(4),
                rests=[rests[name]])
    for hash_name in ("sha256", "sha512"):
        one = stamp(by=OTHERS["RSA"], hash_name=hash_name, scheme=f"rsa-{hash_name}")
        stamps.check(one, note, OTHERS["RSA"].certificate)
        stamped(f"time: RSA with {hash_name} by name", one, PROVEN, anchors="a time stamper of RSA", existed=hour(4))
    over_sm3 = stamp(data=content["checkpoints"]["sm3"], imprint="sm3")
    stamps.check(over_sm3, content["checkpoints"]["sm3"], USUAL.certificate)
    stamped("time: over the SM3 checkpoint", over_sm3, PROVEN, existed=hour(4), rests=[["p256", "sha256", "sm3"]])
    witnessed = note + b"\xe2\x80\x94 witness.example/w AAAAAQID\n"
    stamped("time: a stamp beside a witness's line", usual, PROVEN, existed=hour(4), heads={"sha256": witnessed})
    authorities(stamped, stamp)
    windows(stamped, stamp, usual)
    clocks(stamped, stamp)
    refusals(stamped, stamp, note)
    forms(stamped, stamp)
    stolen_keys(stamped, stamp, usual)
    broken(stamped, stamp, content, usual, over_sm3)


def named_by(hash_name, by):
    """The attribute that names a stamper's certificate, by another hash function than SHA-256."""
    return {"signingCertificateV2": seq(seq(seq(stamps.algorithm(hash_name), octets(
        stamps.hash_with(hash_name, by.certificate)))))}


def authorities(stamped, stamp):
    issued = stamp(by=ISSUED)
    stamps.check(issued, bundle.usual().checkpoint("sha256", bundle.LANES), ROOT_CERTIFICATE)
    stamped("time: a stamper that an authority certified", issued, PROVEN, anchors="an authority", existed=hour(4),
            rests=[["p256", "sha256"]])
    other = Stamper("dev TSA by authority", P384, issuer="dev authority", by=ROOT, serial=9)
    other = stamp(by=other, data=bundle.usual().checkpoint("sm3", bundle.LANES), imprint="sm3",
                  attributes=named_by("sha384", other))
    stamped("time: a stamper of other algorithms than its authority", other, PROVEN, anchors="an authority",
            existed=hour(4), rests=[["p256", "p384", "sha256", "sha384", "sm3"]])
    stamped("broken: sha256, with a stamp whose authority rests on it", other, MISSING, anchors="an authority",
            broken=["sha256"], lanes=["ed25519", "sm2"])
    stamps.check(issued, bundle.usual().checkpoint("sha256", bundle.LANES), NO_CERTIFIER, holds=False)
    stamped("time: an authority that nobody knows", issued, MISSING)
    stamped("time: an authority that may not certify", issued, MISSING, anchors="an authority that may not certify")
    stamped("time: an authority that may sign lists alone", issued, MISSING,
            anchors="an authority that may sign lists alone")
    stamped("time: a stamper that an authority certified, with a critical extension that nobody knows", stamp(by=Stamper(
        "dev TSA by authority", P256, issuer="dev authority", by=ROOT, serial=9,
        extensions=(*stamps.STAMPER, UNKNOWN[True]))), MISSING, anchors="an authority")
    stamped("time: an authority that does not count", issued, MISSING, anchors="an authority until hour 3")
    self_made = stamp(by=Stamper("dev TSA by authority", P256, issuer="dev authority", serial=9))
    stamped("time: a certificate that says an authority's name", self_made, MISSING, anchors="an authority")
    stamped("time: a certificate that is not in the token", stamp(by=ISSUED, embed=[ROOT_CERTIFICATE]), MISSING,
            anchors="an authority")


def windows(stamped, stamp, usual):
    stamped("time: a stamper that nobody knows", usual, MISSING, anchors="usual")
    stamped("time: another stamper of the same name", stamp(by=FOREIGN), MISSING)
    for name, outcome in [("until hour 4", PROVEN), ("until before hour 4", MISSING), ("from hour 4 on", PROVEN),
                          ("from after hour 4 on", MISSING), ("superseded at hour 4", MISSING),
                          ("superseded after hour 4", PROVEN), ("stolen later", MISSING)]:
        stamped(f"time: a stamper {name}", usual, outcome, anchors=f"a time stamper {name}",
                existed=hour(4) if outcome == PROVEN else None)
    expired = stamp(by=EXPIRED)
    stamped("time: in the last second of a certificate", expired, PROVEN, anchors="an expired certificate",
            existed=hour(4))
    stamped("time: a second after a certificate's end", stamp("20261123100001Z", by=EXPIRED), MISSING,
            anchors="an expired certificate")
    for name, by in USELESS.items():
        stamped(f"time: a stamper {name}", stamp(by=by), REFUTED, anchors=f"a time stamper {name}")
    note = bundle.usual().checkpoint("sha256", bundle.LANES)
    for by in [*USELESS.values(), *list(FORMLESS.values())[:3]]:
        stamps.check(stamp(by=by), note, by.certificate, holds=False)
    for name, by in FORMLESS.items():
        stamped(f"time: a stamper {name}", stamp(by=by), MISSING, anchors=f"a time stamper {name}")
    for name, by in USEFUL.items():
        one = stamp(by=by)
        stamps.check(one, note, by.certificate)
        stamped(f"time: a stamper {name}", one, PROVEN, anchors=f"a time stamper {name}", existed=hour(4))


def clocks(stamped, stamp):
    stamped("time: a minute before the checkpoint", stamp("20261123095900Z"), PROVEN, existed="2026-11-23T09:59:00.000Z")
    stamped("time: more than a minute before it", stamp("20261123095859.999Z"), REFUTED)
    stamped("time: so, but for the accuracy", stamp("20261123095859.9Z", accuracy=seq(integer(100, 0x80))), PROVEN,
            existed="2026-11-23T09:59:00.000Z")
    accuracy = seq(integer(1), integer(2, 0x80), integer(3, 0x81))
    last, lasting = "99991231235959", {"anchors": "a certificate without end"}
    stamped("time: in the last second of the year 9999", stamp(last + "Z", by=LASTING), PROVEN,
            existed="9999-12-31T23:59:59.000Z", **lasting)
    almost = integer(999, 0x80)
    stamped("time: in the last millisecond of the year 9999", stamp(last + "Z", by=LASTING, accuracy=seq(almost)), PROVEN,
            existed="9999-12-31T23:59:59.999Z", **lasting)
    stamped("time: rounded up beyond the year 9999", stamp(last + "Z", by=LASTING, accuracy=seq(almost, integer(1, 0x81))),
            REFUTED, **lasting)
    stamped("time: beyond the year 9999 by its accuracy", stamp(last + "Z", by=LASTING, accuracy=seq(integer(1))), REFUTED,
            **lasting)
    stamped("time: rounded up", stamp("20261123100000.000001Z", accuracy=accuracy), PROVEN, existed=hour(4, 1003))
    stamped("time: two stamps", [stamp("20261123100500Z"), stamp("20261123100400Z")], PROVEN, existed=hour(4, 240_000))
    for name, time in [("a fraction that ends in 0", "20261123100000.10Z"), ("seven digits", HOUR4 + ".0000001Z"),
                       ("no seconds", "202611231000Z"), ("an offset", "20261123180000+0800"),
                       ("the 31st of November", "20261131100000Z"), ("a 60th second", "20261123100060Z"),
                       ("an empty fraction", HOUR4 + ".Z"), ("no Z", HOUR4)]:
        stamped(f"time: {name}", stamp(time), REFUTED)
    for name, accuracy in [("of 1000 ms", seq(integer(1000, 0x80))), ("of no ms", seq(integer(0, 0x80))),
                           ("of more than a day", seq(integer(86_401))), ("with a part more", seq(integer(1), octets(b"")))]:
        stamped(f"time: an accuracy {name}", stamp(accuracy=accuracy), REFUTED)


def refusals(stamped, stamp, note):
    stamped("time: over other bytes", stamp(data=note + b"\n"), REFUTED)
    stamped("time: over the note's text alone", stamp(data=note[:note.index(b"\n\n") + 1]), REFUTED)
    stamped("time: the other tree's imprint", stamp(imprint="sm3"), REFUTED)
    stamped("time: an imprint by SHA-512", stamp(imprint="sha512"), REFUTED)
    stamped("time: not granted", stamp(status=2), REFUTED)
    stamped("time: granted with changes", stamp(status=1), PROVEN, existed=hour(4))
    one = stamp()
    changed = one[:-1] + bytes([one[-1] ^ 1])
    stamped("time: a changed signature", changed, REFUTED)
    at = one.index(HOUR4.encode())
    stamped("time: a changed time", one[:at + 13] + b"1" + one[at + 14:], REFUTED)
    stamped("time: a signature over the attributes' other tag", stamp(sign=b"\xa0"), REFUTED)
    stamped("time: under another name", one, REFUTED, said=[("0" * 64, one)])
    stamped("time: another serial number", stamp(by=renumbered(8)), REFUTED)
    stamped("time: no stamps, but their list", [], None, said=[])
    stamped("time: 17 stamps", [stamp(f"202611231000{n:02}Z") for n in range(17)], None)
    stamped("time: 16 stamps", [stamp(f"202611231000{n:02}Z") for n in range(16)], PROVEN, existed=hour(4))


def renumbered(serial):
    other = Stamper("dev TSA", P256)
    other.serial = serial
    return other


def forms(stamped, stamp):
    hash_of = stamps.hash_with("sha256", USUAL.certificate)
    v2 = [seq(seq(seq(stamps.algorithm("sha512"), octets(stamps.hash_with("sha512", USUAL.certificate))))),
          seq(seq(seq(octets(b"\0" * 32)), seq(octets(hash_of))))]
    stamped("time: the certificate's SHA-512", stamp(attributes={"signingCertificateV2": v2[0]}), PROVEN,
            existed=hour(4))
    stamped("time: the certificate second", stamp(attributes={"signingCertificateV2": v2[1]}), MISSING)
    stamped("time: an attribute more", stamp(attributes={"signingTime": der(0x17, b"261123100000Z")}), PROVEN,
            existed=hour(4))
    for name in ("contentType", "messageDigest", "signingCertificateV2"):
        stamped(f"time: without {name}", stamp(attributes={name: b""}), REFUTED)
    stamped("time: another content type", stamp(attributes={"contentType": oid("signedData")}), REFUTED)
    stamped("time: another digest of the content", stamp(attributes={"messageDigest": octets(b"\0" * 32)}), REFUTED)
    stamped("time: values twice", stamp(times=2), REFUTED)
    stamped("time: two signers", stamp(signers=2), REFUTED)
    stamped("time: no signer", stamp(signers=0), REFUTED)
    stamped("time: a byte behind the token", stamp(behind=b"\0"), REFUTED)
    stamped("time: a byte behind the response", stamp() + b"\0", REFUTED)
    stamped("time: nothing", b"", REFUTED)
    more = {"ordering": b"\x01\x01\xff", "a nonce": integer(2 ** 63), "a name": der(0xA0, der(0xA4, stamps.name("x"))),
            "ordering FALSE, which is the default": b"\x01\x01\x00"}
    for name, part in more.items():
        stamped(f"time: with {name}", stamp(change=lambda info, part=part: seq(info[info.index(b"\x02"):] + part)), PROVEN,
                existed=hour(4))
    stamped("time: with an unknown part", stamp(
        change=lambda info: seq(info[info.index(b"\x02"):] + octets(b""))), REFUTED)
    stamped("time: a version 2", stamp(change=lambda info: info.replace(integer(1), integer(2), 1)), REFUTED)
    indefinite = stamp()
    stamped("time: without an end", indefinite[:1] + b"\x80" + indefinite[4:] + b"\0\0", REFUTED)


def stolen_keys(stamped, stamp, usual):
    stamped("stolen: a stamp from before", usual, PROVEN, anchors="lanes stolen after hour 4", existed=hour(4))
    stamped("stolen: a stamp of that very time", usual, None, anchors="lanes stolen at hour 4")
    stamped("stolen: a stamp from after", stamp("20261123100001Z"), None, anchors="lanes stolen after hour 4")
    stamped("stolen: a stamp that may be from after", stamp(accuracy=seq(integer(1, 0x80))), None,
            anchors="lanes stolen after hour 4")
    stamped("stolen: a stamper that nobody knows", usual, None, anchors="lanes stolen, and no time stamper")
    stamped("stolen: a stamp over other bytes", stamp(data=b"x"), None, anchors="lanes stolen after hour 4")


def broken(stamped, stamp, content, usual, over_sm3):
    weak = {("statement", KEY): MISSING}
    both = [usual, over_sm3]
    later = [stamp("20261123100400Z", data=content["checkpoints"]["sm3"], imprint="sm3", by=OTHERS["SM2"]), usual]
    stamped("broken: sha256, with stamps over both", later, [MISSING, MISSING], broken=["sha256"],
            lanes=["ed25519", "sm2"])
    stamped("broken: sha256, with a stamp of SM2 over SM3", stamp(
        "20261123100400Z", data=content["checkpoints"]["sm3"], imprint="sm3", by=OTHERS["SM2"],
        attributes=named_by("sm3", OTHERS["SM2"])), PROVEN, anchors="a time stamper of SM2", existed=hour(4, 240_000),
            broken=["sha256"], lanes=["ed25519", "sm2"], rests=[["sm2", "sm3"]])
    apart(stamped, stamp, content, usual)
    stamped("broken: sm3, with stamps over both", both, [PROVEN, MISSING], broken=["sm3"],
            lanes=["ed25519", "secp256k1"], existed=hour(4))
    stamped("broken: p256, with a stamp by it", usual, MISSING, broken=["p256"])
    stamped("broken: rsa, with a stamp by it", stamp(by=OTHERS["RSA"]), MISSING, anchors="a time stamper of RSA",
            broken=["rsa"])
    stamped("broken: p384, with a stamp by it", stamp(by=OTHERS["P-384"]), MISSING, anchors="a time stamper of P-384",
            broken=["p384"])
    stamped("broken: keccak256, with a stamp", usual, PROVEN, broken=["keccak256"], existed=hour(4))
    stamped("broken: ed25519, with a stamp", usual, PROVEN, broken=["ed25519"], lanes=["secp256k1", "sm2"],
            changes=weak, existed=hour(4))


def apart(stamped, stamp, content, usual):
    """Stamps over both checkpoints of which each rests on the digest of its own tree alone."""
    note = content["checkpoints"]["sm3"]

    def over_sm3(time="20261123100400Z"):
        return stamp(time, data=note, imprint="sm3", hash_name="sha512", scheme="ecdsa-sha512",
                     attributes=named_by("sha512", USUAL))

    both, weak = [usual, over_sm3()], {("statement", KEY): MISSING}
    stamps.check(both[1], note, USUAL.certificate)
    rests = [["p256", "sha256"], ["p256", "sha512", "sm3"]]
    stamped("time: over both checkpoints", both, PROVEN, existed=hour(4), rests=rests)
    stamped("time: over both checkpoints, and the report says so", both, PROVEN, existed=hour(4), said_of=lambda made: made)
    stamped("time: over both checkpoints, and the report does not say so", both, PROVEN, existed=hour(4),
            said_of=lambda made: b"\n".join(line for line in made.split(b"\n") if "份盖于".encode() not in line))
    stamped("time: over one checkpoint, and the report says so", usual, PROVEN, existed=hour(4), said_of=lambda made: made)
    stamped("broken: sha256, with stamps over both that rest on one each", both, [MISSING, PROVEN], broken=["sha256"],
            lanes=["ed25519", "sm2"], existed=hour(4, 240_000), rests=[None, rests[1]])
    stamped("broken: sm3, with stamps over both that rest on one each", both, [PROVEN, MISSING], broken=["sm3"],
            lanes=["ed25519", "secp256k1"], existed=hour(4), rests=[rests[0], None])
    stamped("broken: sha512, with stamps over both that rest on one each", both, [PROVEN, MISSING], broken=["sha512"],
            existed=hour(4), rests=[rests[0], None])
    stamped("broken: p256, with stamps over both", both, MISSING, broken=["p256"])
    stamped("broken: sha256 and ed25519, with stamps over both that rest on one each", both, [MISSING, PROVEN],
            broken=["sha256", "ed25519"], lanes=["sm2"], changes=weak, existed=hour(4, 240_000), rests=[None, rests[1]])
    stolen = {"broken": ["sha256"], "anchors": "lanes stolen after hour 4"}
    stamped("stolen: sha256 broken, a stamp over SM3 from before", [over_sm3(HOUR4 + "Z")], PROVEN, existed=hour(4),
            lanes=["ed25519", "sm2"], **stolen)
    stamped("stolen: sha256 broken, a stamp over SM3 from after", both, None, **stolen)
    stamped("stolen: sha256 broken, a stamp over SHA-256 alone", usual, None, **stolen)
