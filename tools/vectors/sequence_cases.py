"""The cases of bundle_vectors.py that are about sequence proofs (SPEC-log, 'Sequence proof')."""
import bundle_vectors as bundle
import log_vectors as log
from bundle_vectors import ASSET, KEY, MISSING, PROVEN, REFUTED, TREES, archive, whole
from log_vectors import canonical, digest

NAME, MANY = f"egress/{ASSET}", 300
SIZE = 1 + 8 + 1


def filing(number):
    return {tree: digest(tree, b"egress %d" % number).hex() for tree in TREES}


def filed(count, gap=None):
    """A log with so many filings, but for one; 40 an entry, since a leaf has at most 16 KiB."""
    world = bundle.World()
    world.append(1, ASSET, 1, (KEY, bundle.asset_value(bundle.MANIFEST)), (bundle.FIRST, bundle.right_value()))
    for at in range(0, count, 40):
        world.append(2, ASSET, 2 + at // 40, *((f"{NAME}/{n}", filing(n)) for n in range(
            at + 1, min(at + 40, count) + 1) if n != gap))
    return world.close(4)


def part(tree, leaves, paths, present, depth=0):
    """leaves: (path, version, value hash); paths: those of all keys asked about."""
    if not leaves:
        return b"\0"
    if not paths:
        return b"\1" + log.node(tree, leaves, depth)
    if len(leaves) == 1:
        path, version, value = leaves[0]
        return b"\2" if path in present else b"\3" + path + version.to_bytes(8, "big") + value
    sides = [([x for x in leaves if log.bit(x[0], depth) == side], [p for p in paths if log.bit(p, depth) == side])
             for side in (0, 1)]
    return b"\4" + b"".join(part(tree, some, ways, present, depth + 1) for some, ways in sides)


def proof(world, count, parts=None, name=NAME, said=None):
    rows = b""
    for number in range(1, count + 1):
        version, value = world.states.get(f"{name}/{number}", (1, {}))
        rows += version.to_bytes(8, "big") + b"".join(digest(tree, canonical(value).encode()) for tree in TREES)
    made = parts or [parted(world, tree, count, name) for tree in TREES]
    return (b"ledger-sequence@v1\0" + (count if said is None else said).to_bytes(8, "big") + rows
            + len(made[0]).to_bytes(8, "big") + made[0] + made[1])


def parted(world, tree, count, name=NAME):
    keys = [f"{name}/{number}" for number in range(1, count + 2)]
    return part(tree, world.map(tree), [digest(tree, k.encode()) for k in keys],
                {digest(tree, k.encode()) for k in keys if k in world.states})


def add(cases, _):
    world = filed(MANY)
    content = world.content([0], [KEY, bundle.FIRST], [bundle.MANIFEST])
    base = {("order", KEY): None, ("entry", "2"): None, ("state", bundle.SECOND): None}

    def held(name, given, outcome=PROVEN, log_of=None, more=None, **how):
        those = log_of.content([0], [KEY, bundle.FIRST], [bundle.MANIFEST]) if log_of else {**content, **(more or {})}
        data = archive(whole({**those, "sequences": given}))
        if outcome is None:
            cases.refused(f"sequence proof: {name}", data, **how)
            return
        found = {("sequence", n): outcome for n, _ in given} if isinstance(outcome, str) else outcome
        cases.verdict(f"sequence proof: {name}", data, {**base, **found}, size=SIZE, **how)

    good = proof(world, MANY)
    parts = [parted(world, tree, MANY) for tree in TREES]
    held("of 300 filings", [(NAME, good)])
    none = f"transaction/{ASSET}"
    held("of none", [(none, proof(world, 0, name=none))])
    held("of rights", [(f"right/{ASSET}", proof(world, 1, name=f"right/{ASSET}"))])
    held("of two sequences", [(NAME, good), (none, proof(world, 0, name=none))])
    for tree, lanes in (("sha256", ["ed25519", "sm2"]), ("sm3", ["ed25519", "secp256k1"])):
        held(f"{tree} broken", [(NAME, good)], broken=[tree], lanes=lanes)
        at = TREES.index(tree)
        forged = proof(world, MANY, parts=[b"\0" if n == at else one for n, one in enumerate(parts)])
        held(f"{tree} broken, its part forged", [(NAME, forged)], broken=[tree], lanes=lanes)
        held(f"the part of {tree} forged", [(NAME, forged)], REFUTED)
    told = bundle.described(world, [0], [KEY, bundle.FIRST])["dcat.jsonld"]
    for name, given, outcome, of in (("described", good, PROVEN, PROVEN), ("described, a part forged", forged, REFUTED, MISSING)):
        held(name, [(NAME, given)], {("sequence", NAME): outcome, ("description", "dcat.jsonld"): of},
             more={"descriptions": [("dcat.jsonld", told)]})
    for count in (MANY - 1, MANY + 1, 0):
        held(f"of {count} of them", [(NAME, proof(world, count, parts=parts))], REFUTED)
    held("that stops before the last", [(NAME, proof(world, MANY - 1))], REFUTED)
    gap = filed(MANY, gap=7)
    held("with a gap", [(NAME, proof(gap, MANY))], REFUTED, log_of=gap)
    held("up to the gap", [(NAME, proof(gap, 6))], log_of=gap)
    beyond = gap.content([0, 1], [KEY, bundle.FIRST], [bundle.MANIFEST])
    held("up to the gap, and an entry beyond it", [(NAME, proof(gap, 6))],
         {("sequence", NAME): REFUTED, ("entry", "1"): PROVEN, ("order", KEY): PROVEN}, more=beyond)
    held("of another log", [(NAME, proof(filed(MANY - 1), MANY - 1))], REFUTED)
    held("of another sequence", [(none, good)], REFUTED)
    head = len(b"ledger-sequence@v1\0")
    changed = {
        "a byte behind": good + b"\0", "a byte less": good[:-1], "nothing": b"", "another format": b"L" + good[1:],
        "a version 0": good[:head + 8] + bytes(8) + good[head + 16:],
        "another version": good[:head + 15] + b"\x09" + good[head + 16:],
        "another value": good[:head + 16] + bytes(32) + good[head + 48:],
        "more than there may be": good[:head] + (250_001).to_bytes(8, "big") + good[head + 8:],
        "more than any": good[:head] + b"\xff" * 8 + good[head + 8:],
        "a part longer than the file": good[:head + 8 + 72 * MANY] + b"\xff" * 8 + good[head + 16 + 72 * MANY:],
        "a position of another kind": proof(world, MANY, parts=[b"\5" + parts[0][1:], parts[1]]),
        "a node for an empty subtree": proof(world, MANY, parts=[parts[0].replace(b"\0", b"\4\0\0", 1), parts[1]])}
    for name, data in changed.items():
        held(name, [(NAME, data)], REFUTED)
    shown = {**base, ("state", f"{NAME}/300"): PROVEN, ("state", f"{NAME}/301"): PROVEN, ("sequence", NAME): PROVEN}
    beside = world.content([0], [KEY, bundle.FIRST, f"{NAME}/300", f"{NAME}/301"], [bundle.MANIFEST])
    cases.verdict("sequence proof: beside states of the sequence", archive(whole({**beside, "sequences": [(NAME, good)]})),
                  shown, size=SIZE)
    cases.verdict("sequence proof: none, and some states of the sequence", archive(whole(beside)),
                  {**shown, ("sequence", NAME): MISSING}, size=SIZE)
    for name, given in (("no name", [("egress", good)]), ("a key for a name", [(f"{NAME}/1", good)]),
                        ("a name without numbers", [(KEY, good)]), ("none", []), ("twice", [(NAME, good)] * 2),
                        ("out of order", [(none, proof(world, 0, name=none)), (NAME, good)])):
        held(f"claims, {name}", given, None)
