"""The cases of bundle_vectors.py that are about filings of some days (SPEC-bundle, 'period-complete')."""
import bundle_vectors as bundle
import sequence_cases
from bundle_vectors import ASSET, KEY, MISSING, OTHER, PROVEN, REFUTED, TREES, archive, whole

EGRESS, TRANSACTION = f"egress/{ASSET}", f"transaction/{ASSET}"
# The number that each entry from 1 on files, the day of November in China, hours and milliseconds into it.
FILINGS = [(1, 10, 12, 0), (2, 12, 24, -1), (3, 13, 0, 0), (4, 14, 9, 0), (5, 14, 10, 0), (6, 15, 24, -1), (7, 16, 0, 0),
           (8, 20, 12, 0)]
SOME = (0, 2, 3, 4, 5, 6, 7)


def filed(filings=FILINGS, last=(4, 0), change=None):
    """The asset registered on the 9th, an entry a filing, a checkpoint on the 23rd."""
    world = bundle.World()
    world.append(hours_of(9, 12), ASSET, 1, (KEY, bundle.asset_value(bundle.MANIFEST)), (bundle.FIRST, bundle.right_value()))
    for version, (number, day, hours, milliseconds) in enumerate(filings, 2):
        world.append(hours_of(day, hours), ASSET, version, (f"{EGRESS}/{number}", value(number)), kind="egress.filed",
                     milliseconds=milliseconds)
    if change:
        change(world)
    return world.close(*last)


def value(number):
    return bundle.pair(b"egress %d" % number)


def hours_of(day, hours):
    """From hour 0, which is 14 o'clock on the 23rd in China."""
    return (day - 23) * 24 - 14 + hours


def days(first, last, sequence=EGRESS):
    return f"{sequence}/2026-11-{first:02}/2026-11-{last:02}"


class Periods:
    def __init__(self, cases):
        self.cases, self.world = cases, filed()

    def check(self, name, period, outcome, entries=SOME, by="proof", world=None, last=8, changes=None, edit=None, **how):
        """One bundle: by its own proof of the sequence, or by states of all numbers up to the first that is not there."""
        world = world or self.world
        keys = [KEY, bundle.FIRST] + ([f"{EGRESS}/{n}" for n in range(1, last + 2)] if by == "states" else [])
        content = world.content(list(entries), keys, [bundle.MANIFEST])
        if by == "proof":
            content["sequences"] = [(EGRESS, sequence_cases.proof(world, last, name=EGRESS))]
        periods = {period: outcome} if isinstance(period, str) else period
        content["periods"] = sorted(periods)
        content = (edit or (lambda given: given))(content)
        found = {("statement", KEY): PROVEN, ("content", bundle.DIGEST): PROVEN, ("sequence", EGRESS): PROVEN,
                 **{("state", key): PROVEN for key in keys}, **{("entry", str(index)): PROVEN for index in entries},
                 ("order", KEY): PROVEN if len(entries) > 1 else None}
        found.update({("period-complete", one): of for one, of in periods.items()})
        found.update(changes or {})
        self.cases.verdict(f"period: {name}", archive(whole(content)), claims=found, size=len(world.leaves), **how)

    def both(self, name, *given, **how):
        for by in ("proof", "states"):
            self.check(f"{name}, by {by}", *given, by=by, **how)


def add(cases, _):
    p = Periods(cases)
    stands(p)
    left_out(p)
    contradicted(p)
    over(p)
    forms(p)
    broken(p)
    described(p)


def stands(p):
    p.both("four filings between their neighbours", days(13, 15), PROVEN)
    p.check("one day of them", days(14, 14), PROVEN)
    p.check("the first that there are", days(1, 12), PROVEN, (0, 1, 2, 3))
    p.check("the last that there are", days(16, 22), PROVEN, (0, 6, 7, 8))
    p.check("all that there are", days(1, 22), PROVEN, range(9))
    p.check("all that there are, and nothing else", days(10, 20), PROVEN, range(1, 9))
    p.check("more than the neighbours", days(13, 15), PROVEN, range(9))
    p.both("none between two", days(17, 19), PROVEN, (0, 7, 8))
    p.check("none before the first", days(1, 9), PROVEN, (1,))
    p.check("none behind the last", days(21, 22), PROVEN, (8,))
    p.check("none, on the day of another entry", days(9, 9), PROVEN, (0, 1))
    none = {"sequences": [(TRANSACTION, sequence_cases.proof(p.world, 0, name=TRANSACTION))]}
    p.check("none of a sequence without any", days(1, 22, TRANSACTION), PROVEN, (0,), edit=lambda given: {**given, **none},
            changes={("sequence", EGRESS): None, ("sequence", TRANSACTION): PROVEN})
    absent = p.world.state(f"{TRANSACTION}/1")
    p.check("none of a sequence without any, by states", days(1, 22, TRANSACTION), PROVEN, (0,),
            edit=lambda given: {**given, "states": sorted([*given["states"], (f"{TRANSACTION}/1", absent)])},
            changes={("state", f"{TRANSACTION}/1"): PROVEN, ("sequence", TRANSACTION): PROVEN})
    p.check("several at once", {days(13, 15): PROVEN, days(14, 14): PROVEN, days(12, 15): MISSING, days(20, 23): MISSING,
                                days(1, 22, f"egress/{OTHER}"): MISSING, days(1, 22, TRANSACTION): MISSING}, None)
    together = filed([(1, 10, 12, 0), (2, 13, 0, 0)], change=lambda world: world.append(
        hours_of(14, 0), ASSET, 4, (f"{EGRESS}/3", value(3)), (f"{EGRESS}/4", value(4))))
    p.check("two filings in one entry", days(13, 14), PROVEN, (0, 1, 2, 3), world=together, last=4)


def left_out(p):
    p.both("one in the middle left out", days(13, 15), REFUTED, (0, 2, 3, 5, 6, 7))
    p.check("two in the middle left out", days(13, 15), REFUTED, (0, 2, 3, 6, 7))
    p.check("the first left out", days(13, 15), MISSING, (0, 2, 4, 5, 6, 7))
    p.check("the last left out", days(13, 15), MISSING, (0, 2, 3, 4, 5, 7))
    p.both("the neighbour before left out", days(13, 15), MISSING, (0, 3, 4, 5, 6, 7))
    p.check("the neighbour before left out, another before it here", days(13, 15), MISSING, (0, 1, 3, 4, 5, 6, 7))
    p.check("the neighbour behind left out", days(13, 15), MISSING, (0, 2, 3, 4, 5, 6))
    p.check("the neighbour behind left out, another behind it here", days(13, 15), MISSING, (0, 2, 3, 4, 5, 6, 8))
    p.check("all left out, and none claimed to be", days(13, 15), MISSING, (0, 2, 7))
    p.check("all left out, and no neighbour", days(13, 15), MISSING, (0,))
    p.check("the only neighbour left out, before the first", days(1, 9), MISSING, (0,))
    p.check("the only neighbour left out, behind the last", days(21, 22), MISSING, (0, 7))
    p.check("widened to a day whose filing is the neighbour", days(12, 15), MISSING)
    p.check("widened at its end", days(13, 16), MISSING)
    late = filed([(1, 30, 12, 0), *FILINGS[1:]])
    p.check("the only entry recorded after the checkpoint", days(1, 22), REFUTED, (1,), world=late)
    p.check("the only entry recorded when the checkpoint was", days(1, 22), PROVEN, (1,), last=1,
            world=filed([(1, 23, 18, 0)]))
    p.check("widened to all days that are over", days(1, 22), MISSING)

    def changed(given):
        entries = [(i, leaf.replace(b"egress.filed", b"egress.filled") if i == 4 else leaf, paths)
                   for i, leaf, paths in given["entries"]]
        return {**given, "entries": entries}

    def swapped(given):
        leaves = {i: leaf for i, leaf, _ in given["entries"]}
        return {**given, "entries": [(i, leaves[{4: 5, 5: 4}.get(i, i)], paths) for i, _, paths in given["entries"]]}

    p.check("one in the middle is not proven", days(13, 15), REFUTED, edit=changed, changes={("entry", "4"): REFUTED})
    p.check("two of them swapped", days(13, 15), REFUTED, edit=swapped,
            changes={("entry", "4"): REFUTED, ("entry", "5"): REFUTED})


def contradicted(p):
    def numbered(*order):
        return filed([(number, *given[1:]) for number, given in zip(order, FILINGS)])

    falling = filed([(n, 11 if n == 4 else day, hours, ms) for n, day, hours, ms in FILINGS])
    p.check("times that fall", days(13, 15), REFUTED, world=falling, changes={("order", KEY): REFUTED})
    p.check("times that fall, unseen", days(16, 19), PROVEN, (0, 6, 7, 8), world=falling)
    p.both("numbers against their versions", days(13, 15), REFUTED, world=numbered(1, 2, 3, 5, 4, 6, 7, 8))
    p.check("numbers against their versions, among others", days(17, 19), REFUTED, (0, 7, 8),
            world=numbered(1, 2, 3, 5, 4, 6, 7, 8))

    def again(world):
        world.append(hours_of(21, 0), ASSET, 10, (f"{EGRESS}/5", value(5)))

    def other(world):
        world.states[f"{EGRESS}/4"] = (5, value(9))

    def cut(world):
        world.states = {k: v for k, v in world.states.items() if k not in (f"{EGRESS}/{n}" for n in (6, 7, 8))}

    p.both("a number set twice", days(13, 15), REFUTED, world=filed(change=again))
    p.check("a number set twice, the later entry here", days(13, 15), REFUTED, (0, 2, 3, 4, 6, 7, 9), world=filed(change=again))
    p.check("another value than in the map, by proof", days(13, 15), REFUTED, world=filed(change=other))
    p.check("another value than in the map, by states", days(13, 15), MISSING, world=filed(change=other), by="states",
            changes={("state", f"{EGRESS}/4"): REFUTED, ("sequence", EGRESS): MISSING})
    cut = filed(change=cut)
    p.check("a map without the last", days(13, 15), REFUTED, world=cut, last=5, changes={("sequence", EGRESS): REFUTED})
    p.check("a map without the last, by states", days(13, 15), MISSING, (0, 2, 3, 4, 5, 6), world=cut, last=5, by="states",
            changes={("state", f"{EGRESS}/6"): REFUTED, ("sequence", EGRESS): None})
    p.check("a map without the last, a later one here", days(13, 15), REFUTED, (0, 2, 3, 4, 5, 7), world=cut, last=5,
            by="states")
    p.check("a map without the last, none of them here", days(13, 15), PROVEN, (0, 2, 3, 4, 5), world=cut, last=5)
    forged = sequence_cases.proof(p.world, 8, parts=[b"\0", b"\0"], name=EGRESS)
    p.check("a proof of its sequence that does not hold", days(13, 15), REFUTED,
            edit=lambda given: {**given, "sequences": [(EGRESS, forged)]}, changes={("sequence", EGRESS): REFUTED})

    def without(given):
        return {name: part for name, part in given.items() if name != "sequences"}

    p.check("no proof of its sequence", days(13, 15), MISSING, edit=without, changes={("sequence", EGRESS): None})
    p.check("states of not all numbers", days(13, 15), MISSING, by="states",
            edit=lambda given: {**given, "states": [one for one in given["states"] if one[0] != f"{EGRESS}/1"]},
            changes={("state", f"{EGRESS}/1"): None, ("sequence", EGRESS): MISSING})


def over(p):
    p.check("until the day before the checkpoint's", days(20, 22), PROVEN, (0, 7, 8))
    p.check("until the checkpoint's day", days(20, 23), MISSING, (0, 7, 8))
    p.check("until long after", f"{EGRESS}/2026-11-20/9999-12-31", MISSING, (0, 7, 8))
    p.check("not begun", days(24, 25), MISSING, (0, 8))
    p.check("not over, and one left out", days(13, 23), REFUTED, (0, 2, 3, 5, 6, 7, 8))
    p.check("a checkpoint at midnight", days(20, 23), PROVEN, (0, 7, 8), world=filed(last=(10, 0)), time=bundle.hour(10))
    p.check("a checkpoint just before midnight", days(20, 23), MISSING, (0, 7, 8), world=filed(last=(10, -1)),
            time=bundle.hour(10, -1))
    p.check("of the first year", f"{EGRESS}/0001-01-01/0001-12-31", PROVEN, (1,))


def forms(p):
    day = "2026-11-10"

    def refused(name, periods):
        content = p.world.content(list(SOME), [KEY, bundle.FIRST], [bundle.MANIFEST])
        content["sequences"] = [(EGRESS, sequence_cases.proof(p.world, 8, name=EGRESS))]
        p.cases.refused(f"period: claims, {name}", archive(whole({**content, "periods": periods})))

    sixteen = {days(n, 22): MISSING for n in range(1, 17)}
    p.check("sixteen", sixteen, None, (0,))
    refused("seventeen", sorted([*sixteen, days(17, 22)]))
    refused("none", [])
    refused("twice", [days(13, 15)] * 2)
    refused("out of order", [days(14, 14), days(13, 15)])
    refused("no text", [1])
    for one in (EGRESS, f"{EGRESS}/{day}", f"{EGRESS}/{day}/{day}/{day}", f"{EGRESS}/1/{day}/{day}", f"egress/{day}/{day}",
                f"right/{ASSET}/{day}/{day}", f"collection/{ASSET}/{day}/{day}", f"asset/{ASSET}/{day}/{day}",
                f"egress/{'0' * 32}/{day}/{day}", f"egress/{'A' * 32}/{day}/{day}", days(15, 13), f"{EGRESS}/2026-11-9/{day}",
                f"{EGRESS}/2026-02-29/{day}", f"{EGRESS}/0000-01-01/{day}", f"{EGRESS}/{day}/10000-01-01",
                f"{EGRESS}/{day}/{day} ", f" {EGRESS}/{day}/{day}", ""):
        refused(f"'{one}'", [one])


def broken(p):
    for tree, lanes in (("sha256", ["ed25519", "sm2"]), ("sm3", ["ed25519", "secp256k1"])):
        how = {"broken": [tree], "lanes": lanes}
        p.both(f"{tree} broken", days(13, 15), PROVEN, **how)
        p.check(f"{tree} broken, one left out", days(13, 15), REFUTED, (0, 2, 3, 5, 6, 7), **how)
        good, at = sequence_cases.proof(p.world, 8, name=EGRESS), len(b"ledger-sequence@v1\0") + 8
        forged = bytearray(good)
        for row in range(8):
            start = at + row * 72 + 8 + 32 * TREES.index(tree)
            forged[start:start + 32] = bytes(32)
        p.check(f"{tree} broken, its hashes forged", days(13, 15), PROVEN,
                edit=lambda given: {**given, "sequences": [(EGRESS, bytes(forged))]}, **how)
        p.check(f"hashes of {tree} forged", days(13, 15), REFUTED, changes={("sequence", EGRESS): REFUTED},
                edit=lambda given: {**given, "sequences": [(EGRESS, bytes(forged))]})
    p.check("ed25519 broken", days(13, 15), PROVEN, changes={("statement", KEY): MISSING}, broken=["ed25519"],
            lanes=["secp256k1", "sm2"])


def described(p):
    name = "report.txt"

    def with_report(given, outcomes, entries, edit=lambda text: text):
        parts = {**given, "counts": {EGRESS: 8}, "found periods": outcomes}
        text = bundle.described(p.world, entries, [key for key, _ in given["states"]], parts)[name]
        return {**given, "descriptions": [(name, edit(text))]}

    def check(title, outcomes, entries=SOME, of=PROVEN, edit=lambda text: text):
        outcomes = sorted(outcomes)
        p.check(f"report, {title}", {one: outcome for one, outcome, *_ in outcomes}, None, entries,
                changes={("description", name): of}, edit=lambda given: with_report(given, outcomes, entries, edit))

    four = (days(13, 15), PROVEN, 4, 3)
    none = (days(17, 19), PROVEN, 0, 0)
    check("with filings", [four])
    check("without", [none], (0, 7, 8))
    check("of all kinds", [four, none, (days(14, 14), PROVEN, 2, 4), (days(12, 15), MISSING),
                           (days(1, 22, f"egress/{OTHER}"), MISSING)], (0, 2, 3, 4, 5, 6, 7, 8))
    check("of one that is not shown", [(days(12, 15), MISSING)])
    check("of one that is refuted", [(days(13, 15), REFUTED)], (0, 2, 3, 5, 6, 7), MISSING)
    for title, before, after in (("says more filings", "共记录 4 项", "共记录 5 项"), ("leaves out what is not shown", "期间是否完整", "")):
        kinds = [four] if before.startswith("共") else [four, (days(12, 15), MISSING)]
        check(title, kinds, of=REFUTED, edit=lambda text, a=before, b=after: text.replace(a.encode(), b.encode()))
