"""The cases of bundle_vectors.py that are about evidence records (RFC 4998) and the log re-rooted: SPEC-preservation."""
import calendar
import hashlib
import time

import bundle_vectors as bundle
import log_vectors as log
import stamps
from bundle_vectors import (ALL_LANES, DIGEST, FIRST, KEY, LANES, MISSING, ORIGIN, PROVEN, REFUTED, SECOND, STRANGER,
                            archive, hour, whole)
from log_vectors import b64, canonical
from stamps import P256, P384, RSA, Stamper, algorithm, der, integer, octets, oid, seq

SHA3 = "sha3_256"
FIRST_STAMPER = Stamper("dev TSA", P256)
SECOND_STAMPER = Stamper("dev TSA of 2035", P384, start="20350101000000Z", end="20461231235959Z")
THIRD_STAMPER = Stamper("dev TSA of 2044", RSA, start="20440101000000Z", end="20491231235959Z")
FOREIGN = Stamper("dev TSA", stamps.Key("ecdsa-sha256", bundle.ec.derive_private_key(0x4711, bundle.ec.SECP256R1())))
AT = {1: "20261123100000Z", 2: "20360101000000Z", 3: "20450101000000Z"}
T2, T3 = "2036-01-01T00:00:00.000Z", "2045-01-01T00:00:00.000Z"
USUAL = "stampers of three times"


def anchored(stamper, **window):
    return {"certificate": b64(stamper.certificate), "notBefore": hour(0), **window}


def extra_anchors():
    def of(window=None, **first):
        return bundle.anchors(window=window, stampers=[
            anchored(FIRST_STAMPER, **first), anchored(SECOND_STAMPER), anchored(THIRD_STAMPER)])

    ended = {lane.name: {"notAfter": T3} for lane in LANES}
    early = {lane.name: {"notAfter": "2044-12-31T23:59:59.999Z"} for lane in LANES}
    return {USUAL: of(),
            "the first stamper stolen after its renewal": of(**bundle.revoked("keyCompromise", "2036-01-01T00:00:00.001Z")),
            "the first stamper stolen at its renewal": of(**bundle.revoked("keyCompromise", T2)),
            "the first stamper superseded since": of(**bundle.revoked("superseded", "2030-01-01T00:00:00.000Z")),
            "lanes until the re-rooting": of(ended), "lanes until before the re-rooting": of(early),
            "no second stamper": bundle.anchors(stampers=[anchored(FIRST_STAMPER), anchored(THIRD_STAMPER)]),
            "no third stamper": bundle.anchors(stampers=[anchored(FIRST_STAMPER), anchored(SECOND_STAMPER)])}


def hashed(name, data):
    return hashlib.new(name, data).digest()


def joined(hashes):
    return b"".join(sorted(hashes))


def token_of(response):
    """What stands behind the status of a response."""
    at = 2 if response[1] < 128 else 2 + response[1] - 128
    return response[at + 2 + response[at + 1]:]


def stamp_of(by, data, when, name="sha256", seen=True, **how):
    """A token over data, which openssl verifies too, as of its time."""
    if by is THIRD_STAMPER:
        how = {"hash_name": "sha512", "scheme": "rsa-sha512", "attributes": {"signingCertificateV2": seq(seq(seq(
            algorithm("sha512"), octets(hashed("sha512", by.certificate)))))}, **how}
    if by is SECOND_STAMPER:
        how = {"attributes": {"signingCertificateV2": seq(seq(seq(
            algorithm("sha384"), octets(hashed("sha384", by.certificate)))))}, **how}
    response = by.stamp(data, when, imprint=name, **how)
    if seen:
        stamps.check(response, data, by.certificate, at=calendar.timegm(time.strptime(when, "%Y%m%d%H%M%SZ")))
    return token_of(response)


def ats(name, lists, token, more=b""):
    tree = der(0xA2, *(seq(*(octets(one) for one in part)) for part in lists)) if lists else b""
    return seq(der(0xA0, oid(name)), more, tree, token)


def chains_of(chains):
    return seq(*(seq(*(ats(name, *stamp) for stamp in chain)) for name, chain in chains))


def record(chains, version=1, named=None, more=b""):
    named = list(dict.fromkeys(name for name, _ in chains)) if named is None else named
    return seq(integer(version), seq(*(algorithm(name) for name in named)), more, chains_of(chains))


def begun(notes, name="sha256", when=AT[1], by=FIRST_STAMPER, **how):
    first = [hashed(name, note) for note in notes]
    return ([first], stamp_of(by, joined(first), when, name, **how))


def renewed(before, when=AT[2], by=SECOND_STAMPER, name="sha256", beside=(), **how):
    """Time-stamp renewal, alone or beside others under one stamp."""
    if not beside:
        return ([], stamp_of(by, before[1], when, name, **how))
    leaf, *more = beside
    lists, data = [[hashed(name, before[1]), leaf]], joined([hashed(name, before[1]), leaf])
    for other in more:
        lists.append([other])
        data = joined([hashed(name, data), other])
    return (lists, stamp_of(by, data, when, name, **how))


def rehashed(chains, notes, name="sha512", when=AT[3], by=THIRD_STAMPER, **how):
    """Hash-tree renewal."""
    before = hashed(name, chains_of(chains))
    first = [hashed(name, hashed(name, note) + before) for note in notes]
    return ([first], stamp_of(by, joined(first), when, name, **how))


# ---------------------------------------------------------------- the log over SHA3-256

def note(name, size, root, lanes=LANES):
    text = f"{name}\n{size}\n{b64(root)}\n"
    lines = [log.note_line(name, lane.kind, lane.public, lane.sign(text.encode()))[1] for lane in lanes]
    return (text + "\n" + "".join(lines)).encode()


class Roots:
    def __init__(self, world, entries, keys):
        self.world, self.entries, self.keys = world, entries, keys
        self.leaves = [hashed(SHA3, b"\x00" + leaf) for leaf in world.leaves]
        self.states = [(hashed(SHA3, k.encode()), v, hashed(SHA3, canonical(x).encode()))
                       for k, (v, x) in world.states.items()]

    def notes(self, lanes=LANES, size=None, tree="/sha3", state="/sha3/map"):
        size = size or len(self.leaves)
        return [note(ORIGIN + tree, size, log.mth(SHA3, self.leaves), lanes),
                note(ORIGIN + state, size, log.node(SHA3, self.states, 0), lanes)]

    def path(self, index):
        return [one.hex() for one in log.path(SHA3, index, self.leaves)]

    def paths(self):
        states = []
        for key in self.keys:
            half = log.map_proof(SHA3, self.states, key)
            states.append({"inclusion": self.path(len(self.leaves) - 1), "siblings": half["siblings"]})
            if half["other"] and key not in self.world.states:
                states[-1]["other"] = half["other"]
        return {"entries": [self.path(index) for index in self.entries], "states": states}


def members(data, roots=None, paths=None):
    if roots is None:
        return [("record.ers", data)]
    paths = paths if isinstance(paths, bytes) else canonical(paths).encode()
    return [("paths.json", paths), ("record.ers", data), ("sha3", roots[0]), ("sha3-map", roots[1])]


# ---------------------------------------------------------------- cases

class Preserved:
    def __init__(self, cases, world):
        self.cases, self.world, self.entries, self.keys = cases, world, (0, 2), (KEY, FIRST, SECOND)
        self.content = world.content(list(self.entries), list(self.keys), [bundle.MANIFEST])
        self.two = [self.content["checkpoints"][tree] for tree in bundle.TREES]
        self.roots = Roots(world, self.entries, sorted(self.keys))
        self.four = self.two + self.roots.notes()
        self.first = begun(self.two)
        self.second = renewed(self.first)
        self.one, self.both = [("sha256", [self.first])], [("sha256", [self.first, self.second])]
        self.third = rehashed(self.both, self.four)
        self.all = [*self.both, ("sha512", [self.third])]
        self.paths = self.roots.paths()

    def held(self, given, content=None):
        return archive(whole({**self.content, **(content or {}), "preservation": given}))

    def verdict(self, name, data, found, changes=None, existed=None, anchors=USUAL, content=None, **how):
        if isinstance(data, list) and data and isinstance(data[0][1], list):
            data = record(data)
        given = data if isinstance(data, list) else members(data)
        self.cases.verdict(f"preserved: {name}", self.held(given, content), {
            **{("preserved", k): v for k, v in found.items()}, **(changes or {})}, anchors=anchors, existed=existed, **how)

    def rooted(self, name, chains=None, roots=None, paths=None, found=None, outcome=PROVEN, changes=None, **how):
        given = members(record(chains or self.all), roots or self.four[2:], paths or self.paths)
        usual = {"1.1": PROVEN, "1.2": PROVEN, "2.1": PROVEN}
        self.verdict(name, given, usual if found is None else found,
                     {("rerooted", "sha3"): outcome, **(changes or {})},
                     **({"existed": hour(4)} | how))


def add(cases, world):
    p = Preserved(cases, world)
    renewals(p)
    trust(p)
    links(p)
    forms(p)
    rerooting(p)
    broken(p)


def renewals(p):
    p.verdict("one stamp", p.one, {"1.1": PROVEN}, existed=hour(4))
    p.verdict("renewed", p.both, {"1.1": PROVEN, "1.2": PROVEN}, existed=hour(4))
    beside = [("sha256", [p.first, renewed(p.first, beside=[b"\x01" * 32, b"\xfe" * 32])])]
    p.verdict("renewed beside others", beside, {"1.1": PROVEN, "1.2": PROVEN}, existed=hour(4))
    witnessed = p.two[0] + b"\xe2\x80\x94 witness.example/w AAAAAQID\n"
    p.verdict("beside a witness's line", p.one, {"1.1": PROVEN}, existed=hour(4),
              content={"checkpoints": {**p.content["checkpoints"], "sha256": witnessed}})
    two = [*p.both, ("sha512", [rehashed(p.both, p.two)])]
    p.verdict("hashed anew", two, {"1.1": PROVEN, "1.2": PROVEN, "2.1": PROVEN}, existed=hour(4))
    begun512 = [("sha384", [begun(p.two, "sha384")])]
    p.verdict("begun with SHA-384", begun512, {"1.1": PROVEN}, existed=hour(4))


def trust(p):
    both = {"1.1": PROVEN, "1.2": PROVEN}
    stolen = "the first stamper stolen after its renewal"
    p.verdict("a stamper whose key was stolen once another covered it", p.both, both, anchors=stolen, existed=hour(4))
    p.verdict("so, without the other", p.one, {"1.1": MISSING}, anchors=stolen)
    p.verdict("a stamper whose key was stolen by then", p.both, {"1.1": MISSING, "1.2": PROVEN}, existed=T2,
              anchors="the first stamper stolen at its renewal")
    p.verdict("a stamper that was superseded since", p.both, both, existed=hour(4),
              anchors="the first stamper superseded since")
    for name, when, outcome in [("in the last second", "20361231235959Z", PROVEN), ("a second late", "20370101000000Z", MISSING)]:
        late = [("sha256", [p.first, renewed(p.first, when)])]
        iso = f"{when[:4]}-{when[4:6]}-{when[6:8]}T{when[8:10]}:{when[10:12]}:{when[12:14]}.000Z"
        p.verdict(f"renewed {name}", late, {"1.1": outcome, "1.2": PROVEN},
                  existed=hour(4) if outcome == PROVEN else iso)
    p.verdict("renewed by one whom nobody knows", p.both, {"1.1": PROVEN, "1.2": MISSING}, existed=hour(4),
              anchors="no second stamper")
    early = [("sha256", [begun(p.two, when="20261123095859Z")])]
    p.verdict("more than a minute before the checkpoint", early, {"1.1": REFUTED})
    forged = [("sha256", [begun(p.two, by=FOREIGN)])]
    p.verdict("by one of the same name", forged, {"1.1": MISSING})


def links(p):
    other = begun([b"x", b"y"])
    p.verdict("over other notes", [("sha256", [other])], {"1.1": REFUTED})
    p.verdict("over one note alone", [("sha256", [begun(p.two[:1])])], {"record": REFUTED})
    p.verdict("over one note and something else", [("sha256", [begun([p.two[0], b"x"])])], {"1.1": REFUTED})
    p.verdict("over a third object, too", [("sha256", [begun([*p.two, b"x"])])], {"1.1": REFUTED})
    p.verdict("a renewal of another stamp", [("sha256", [p.first, renewed(other)])],
              {"1.1": PROVEN, "1.2": REFUTED}, existed=hour(4))
    p.verdict("a renewal of another stamp, beside others", [("sha256", [p.first, renewed(other, beside=[b"\x01" * 32])])],
              {"1.1": PROVEN, "1.2": REFUTED}, existed=hour(4))
    named = stamp_of(SECOND_STAMPER, p.first[1], AT[2], seen=False,
                     change=lambda info: info.replace(algorithm("sha256"), algorithm("sm3"), 1))
    p.verdict("a renewal whose stamp names a hash function of no stamp", [("sha256", [p.first, ([], named)])], {"record": REFUTED})
    older = renewed(p.first, "20261123095959Z", by=FIRST_STAMPER)
    p.verdict("a renewal that is older", [("sha256", [p.first, older])], {"1.1": PROVEN, "1.2": REFUTED},
              existed=hour(4))
    lists, token = renewed(p.first, beside=[b"\x03" * 32, b"\x01" * 32])
    p.verdict("a list that leads elsewhere", [("sha256", [p.first, ([*lists[:1], [b"\x02" * 32]], token)])],
              {"1.1": PROVEN, "1.2": REFUTED}, existed=hour(4))
    p.verdict("without the lists", [("sha256", [([], p.first[1])])], {"1.1": REFUTED})
    by512 = [("sha256", [p.first, renewed(p.first, name="sha512")])]
    p.verdict("a renewal by another hash function", by512, {"1.1": PROVEN, "1.2": REFUTED}, existed=hour(4))
    plain = begun(p.two, "sha512", AT[3], THIRD_STAMPER)
    p.verdict("hashed anew without the chains", [*p.both, ("sha512", [plain])],
              {"1.1": PROVEN, "1.2": PROVEN, "2.1": REFUTED}, existed=hour(4))
    partly = rehashed(p.one, p.two)
    p.verdict("hashed anew with fewer stamps", [*p.both, ("sha512", [partly])],
              {"1.1": PROVEN, "1.2": PROVEN, "2.1": REFUTED}, existed=hour(4))
    p.verdict("hashed anew over roots that are not here", p.all,
              {"1.1": PROVEN, "1.2": PROVEN, "2.1": REFUTED}, existed=hour(4))


def forms(p):
    def malformed(name, data):
        p.verdict(f"form, {name}", data, {"record": REFUTED})

    good = record(p.one)
    sequence = chains_of(p.one)
    malformed("nothing", b"")
    malformed("a byte behind", good + b"\0")
    malformed("version 2", record(p.one, version=2))
    malformed("an algorithm more named", record(p.one, named=["sha256", "sha512"]))
    malformed("another algorithm named", record(p.one, named=["sha512"]))
    malformed("no algorithm named", record(p.one, named=[]))
    malformed("with cryptoInfos", record(p.one, more=der(0xA0, seq(oid("policy"), der(0x31)))))
    malformed("no chain", seq(integer(1), seq(), seq()))
    malformed("an empty chain", seq(integer(1), seq(algorithm("sha256")), seq(seq())))
    malformed("two algorithms in one chain", seq(integer(1), seq(algorithm("sha256")), seq(seq(
        ats("sha256", *p.first), ats("sha512", *p.second)))))
    malformed("without its algorithm", seq(integer(1), seq(algorithm("sha256")), seq(seq(seq(
        der(0xA2, *(seq(*(octets(one) for one in part)) for part in p.first[0])), p.first[1])))))
    malformed("parameters of an algorithm", seq(integer(1), seq(algorithm("sha256", b"\x05\0")), sequence))
    malformed("with attributes", seq(integer(1), seq(algorithm("sha256")), seq(seq(
        ats("sha256", *p.first, more=der(0xA1, seq(oid("policy"), der(0x31))))))))
    malformed("a hash of another length", record([("sha256", [([[b"\1" * 31, b"\1" * 32]], p.first[1])])]))
    alone = hashed("sha256", p.first[1])
    for name, root in (("hashed once more", hashed("sha256", alone)), ("as it is", alone)):
        data = joined([root, b"\x01" * 32])
        malformed(f"a hash alone in the first list, {name}", record([("sha256", [p.first, (
            [[alone], [b"\x01" * 32]], stamp_of(SECOND_STAMPER, data, AT[2], "sha256"))])]))
    malformed("an empty list", record([("sha256", [([[]], p.first[1])])]))
    malformed("a chain by SM3", record([("sm3", [p.first])]))
    malformed("no stamp", record([("sha256", [(p.first[0], seq(oid("signedData")))])]))
    malformed("a response for a stamp", record([("sha256", [(p.first[0], seq(seq(integer(0)), p.first[1]))])]))
    malformed("17 chains", record([("sha256", [p.first])] * 17))
    malformed("65 lists of 65", record([("sha256", [([[b"\1" * 32] * 65], p.first[1])])]))
    refused = [("none", []), ("another name", [("record.der", good)]),
               ("roots without a record", members(good, p.four[2:], p.paths)[2:]),
               ("out of order", members(good, p.four[2:], p.paths)[::-1])]
    for name, given in refused:
        p.cases.refused(f"preserved: members, {name}", p.held(given))
    short = {**p.paths, "entries": p.paths["entries"][:1]}
    for name, paths in [("a path less", short), ("a state's path more", {**p.paths, "states": p.paths["states"] * 2}),
                        ("no digests", {**p.paths, "entries": [["00"], []]}), ("no JSON", b"[")]:
        p.cases.refused(f"preserved: paths, {name}", p.held(members(record(p.all), p.four[2:], paths)))


def rerooting(p):
    p.rooted("re-rooted")
    absent = Roots(p.world, p.entries, sorted([*p.keys, bundle.THIRD]))
    content = p.world.content(list(p.entries), [*p.keys, bundle.THIRD], [bundle.MANIFEST])
    shown = {("state", bundle.THIRD): PROVEN, ("sequence", f"right/{bundle.ASSET}"): PROVEN}
    p.rooted("re-rooted, with a key that has no state", paths=absent.paths(), content=content, changes=shown)
    later = [*p.all, ("sha384", [rehashed(p.all, p.four, "sha384", "20460101000000Z")])]
    p.rooted("re-rooted, and hashed anew since", later,
             found={"1.1": PROVEN, "1.2": PROVEN, "2.1": PROVEN, "3.1": PROVEN})
    forgot = [*p.all, ("sha384", [rehashed(p.all, p.two, "sha384", "20460101000000Z")])]
    p.rooted("roots that a later chain forgot", forgot,
             found={"1.1": PROVEN, "1.2": PROVEN, "2.1": PROVEN, "3.1": REFUTED})
    p.rooted("roots that no stamp is over", p.both, found={"1.1": PROVEN, "1.2": REFUTED}, outcome=MISSING)
    ended = {"anchors": "lanes until the re-rooting"}
    p.rooted("by lanes until that very time", **ended)
    p.rooted("by lanes that had ended", anchors="lanes until before the re-rooting", outcome=MISSING)
    p.rooted("with a stamper that nobody knows", found={"1.1": PROVEN, "1.2": PROVEN, "2.1": MISSING},
             anchors="no third stamper", outcome=MISSING)

    def other(name, notes, outcome=REFUTED, **how):
        chains = [*p.both, ("sha512", [rehashed(p.both, [*p.two, *notes])])]
        p.rooted(f"roots {name}", chains, roots=notes, outcome=outcome, **how)

    other("by a stranger alone", p.roots.notes([STRANGER]))
    other("by one lane", p.roots.notes(LANES[:1]), PROVEN)
    other("by no lane in both", [p.roots.notes(LANES[:1])[0], p.roots.notes(LANES[1:])[1]], MISSING)
    other("of another size", p.roots.notes(size=5))
    other("of another size, under no stamp that counts", p.roots.notes(size=5), anchors="no third stamper",
          found={"1.1": PROVEN, "1.2": PROVEN, "2.1": MISSING})
    other("of two sizes", [p.roots.notes()[0], p.roots.notes(size=5)[1]])
    other("of another origin", p.roots.notes(tree="/sm3"))
    other("whose map is no map's", p.roots.notes(state="/sha3"))
    line = p.four[2].split(b"\n")[-2]
    bad = line[:-8] + (b"A" if line[-8:-7] != b"A" else b"B") + line[-7:]
    other("with a bad line of a lane", [p.four[2].replace(line, bad), p.four[3]])
    other("that are no notes", [b"x", b"y"])
    wrong = {**p.paths, "entries": [p.paths["entries"][1], p.paths["entries"][0]]}
    p.rooted("an entry that has no path", paths=wrong, outcome=REFUTED)
    states = [*p.paths["states"]]
    states[0] = {**states[0], "siblings": ["00" * 32]}
    p.rooted("a state that has no path", paths={**p.paths, "states": states}, outcome=REFUTED)
    states[0] = {**p.paths["states"][0], "other": {"path": "00" * 32, "value": "00" * 32, "version": "1"}}
    p.rooted("a state with another leaf beside", paths={**p.paths, "states": states}, outcome=REFUTED)


def broken(p):
    late, dated = ["sha256", "sm3"], ["sha256@2050-01-01T00:00:00.000Z", "sm3@2050-01-01T00:00:00.000Z"]
    alone = {"1.1": MISSING, "1.2": MISSING, "2.1": PROVEN}
    weak = {("statement", KEY): MISSING, ("content", DIGEST): MISSING}
    third = {"lanes": ["ed25519"], "changes": weak, "existed": T3}
    p.rooted("both digests broken", broken=late, found=alone, **third)
    p.rooted("both digests broken since", broken=dated, **third)
    p.rooted("both digests broken before the renewal", broken=["sha256@2030-01-01T00:00:00.000Z", "sm3"], found=alone, **third)
    p.rooted("SHA-256 broken since", broken=dated[:1], lanes=["ed25519", "sm2"])
    p.rooted("SHA-256 broken", broken=["sha256"], lanes=["ed25519", "sm2"], found=alone, existed=T3)
    p.rooted("SHA3-256 broken", broken=["sha3-256"], outcome=MISSING)
    p.rooted("SHA-512 broken", broken=["sha512"], found={"1.1": PROVEN, "1.2": PROVEN, "2.1": MISSING},
             outcome=MISSING)
    p.rooted("P-256 broken since", broken=["p256@2040-01-01T00:00:00.000Z"])
    p.rooted("P-256 broken before the renewal", broken=["p256@2036-01-01T00:00:00.000Z"],
             found={"1.1": MISSING, "1.2": PROVEN, "2.1": PROVEN}, existed=T2)
    p.verdict("SHA-256 broken since, and no other digest yet", p.both, {"1.1": MISSING, "1.2": MISSING},
              broken=dated[:1], lanes=["ed25519", "sm2"])
    content = p.content
    changed = [content["entries"][0], (2, content["entries"][1][1].replace(b"certified", b"cortified"),
                                       content["entries"][1][2])]
    p.rooted("both digests broken, and an entry forged", broken=late, found=alone, content={"entries": changed},
             lanes=["ed25519"], existed=T3, changes={**weak, ("entry", "2"): REFUTED, ("order", KEY): None})
    key = f"egress/{bundle.ASSET}/1"
    days = f"egress/{bundle.ASSET}/2026-11-01/2026-11-22"
    none = {**p.world.content(list(p.entries), [*p.keys, key], [bundle.MANIFEST]), "periods": [days]}
    p.rooted("both digests broken, and days without filings", paths=Roots(p.world, p.entries, sorted([*p.keys, key])).paths(),
             content=none, broken=late, found=alone, lanes=["ed25519"], existed=T3, changes={
                 **weak, ("state", key): PROVEN, ("sequence", f"egress/{bundle.ASSET}"): PROVEN,
                 ("period-complete", days): PROVEN})
    for name, given, anchors, lost in [
            ("and SHA3-256", members(record(p.all), p.four[2:], p.paths), USUAL, [*late, "sha3-256"]),
            ("and the stamper unknown", members(record(p.all), p.four[2:], p.paths), "no third stamper", late),
            ("and Ed25519", members(record(p.all), p.four[2:], p.paths), USUAL, [*late, "ed25519"]),
            ("and no roots", members(record(p.both)), USUAL, late),
            ("and lanes that had ended", members(record(p.all), p.four[2:], p.paths),
             "lanes until before the re-rooting", late)]:
        p.cases.refused(f"preserved: both digests broken, {name}", p.held(given), anchors=anchors, broken=lost)
