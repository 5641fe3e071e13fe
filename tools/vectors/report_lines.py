"""The lines of report.txt, by SPEC-description; words and sentences are taken from that page."""
import datetime
import json
import pathlib
import re

PAGE = (pathlib.Path(__file__).parents[2] / "src/Ledger.Evidence/Descriptions/SPEC-description.md").read_text()
REPORT = PAGE[PAGE.index("## report.txt"):PAGE.index("## report.pdf")]
TEMPLATE = REPORT.split("```")[1].strip("\n").split("\n")


def table(head):
    at = REPORT.index(head) + len(head)
    return dict(re.findall(r"`([^`]+)` ([^,.`]+)", REPORT[at:REPORT.index("\n\n", at)].replace("\n", " ")))


WORDS = {"kinds": table("as it is spelled. {kind}: "), "labels": table("{label}: "), "texts": table("Words of texts: "),
         "types": table("Words of types: ")}


def word(kind, text, *where):
    return WORDS[kind].get(".".join([*where, text]), WORDS[kind].get(text, text))


def time(text):
    when = datetime.datetime.fromisoformat(text.replace("Z", "+00:00")) + datetime.timedelta(hours=8)
    return f"北京时间 {when:%Y-%m-%d %H:%M:%S}（{text}）"


def is_time(text):
    try:
        return re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", text) and time(text) is not None
    except ValueError:
        return False


def value(given, kind, member):
    if given is None or given == [] or given == {}:
        return "无"
    if isinstance(given, bool):
        return "是" if given else "否"
    if isinstance(given, str):
        return time(given) if is_time(given) else word("texts", given, kind, member)
    if isinstance(given, list):
        return "、".join(value(one, kind, member) for one in given)
    if isinstance(given, dict):
        if set(given) == {"sha256", "sm3"} and all(re.fullmatch("[0-9a-f]{64}", one) for one in given.values()):
            return f"SHA-256 {given['sha256']}，SM3 {given['sm3']}"
        return f"（{'，'.join(members(given, kind))}）"
    return str(given)


def members(given, kind):
    order = list(WORDS["labels"])
    names = sorted(sorted(given), key=lambda name: order.index(name) if name in order else len(order))
    return [f"{word('labels', name, kind)}：{value(given[name], kind, name)}" for name in names]


def name(key, subject):
    kind, *rest = key.split("/")
    if not rest:
        return word("kinds", kind)
    of, *number = rest
    if not number:
        return f"{word('kinds', kind)} {of}"
    return f"{word('kinds', kind)}第 {number[0]} 号{whose(of, subject)}"


def whose(asset, subject):
    return "" if asset == subject else f"（资产 {asset}）"


def complete(states, sequences):
    found, kinds = dict(sequences), {}
    for key, _, given in states:
        kind, _, number = key.rpartition("/")
        if key.count("/") == 2 and kind not in found:
            kinds.setdefault(kind, []).append((int(number), given is not None))
    for kind, numbers in kinds.items():
        absent = [n for n, there in numbers if not there]
        there = [n for n, is_there in numbers if is_there]
        if absent and sorted(there) == list(range(1, min(absent))):
            found[kind] = min(absent) - 1
    return sorted(found.items())


def is_over_sm3(response):
    """The imprint stands behind version and policy; what names a certificate by SM3 looks alike."""
    import stamps
    return stamps.integer(1) + stamps.oid("policy") + b"\x30\x2e" + stamps.algorithm("sm3") + b"\x04\x20" in response


def lines(world, leaves, states, parts):
    import bundle_vectors as bundle
    last = json.loads(world.leaves[-1])
    preserved = dict(parts.get("preservation", ()))
    have = {"timestamps": len(parts.get("stamps", ())), "preservation": "record.ers" in preserved,
            "roots over SHA3-256": "sha3" in preserved, "chains": len(parts.get("chains", ())),
            "manifests": len(parts.get("manifests", ()))}
    have["timestamps over SM3"] = sum(map(is_over_sm3, (data for _, data in parts.get("stamps", ()))))
    have["no timestamps, no preservation"] = not have["timestamps"] and not have["preservation"]
    periods = parts.get("found periods", ())
    have["periods"] = len(periods)
    have |= {"no chains": not have["chains"], "no manifests": not have["manifests"],
             "O begins with dev-": bundle.ORIGIN.startswith("dev-")}
    filled = {"{id}": bundle.ASSET, "{O}": bundle.ORIGIN, "{N}": str(len(world.leaves)), "{t of T}": time(last["recordedTime"]),
              "{number of entries}": str(len(leaves))}
    said = []
    for line in TEMPLATE:
        if line.startswith("each entry: "):
            said += [entry(index, leaf) for index, leaf in leaves]
        elif line.startswith("each state: "):
            said += [state(key, version, given, bundle.ASSET) for key, version, given in states]
        elif line.startswith("each complete"):
            said += [line.split(": ")[1].replace("{kind}", word("kinds", of.split("/")[0])).replace("{n}", str(n))
                     .replace("{of}", whose(of.split("/")[1], bundle.ASSET))
                     for of, n in complete(states, parts.get("counts", {}))]
        elif line.startswith("each proven period with filings: "):
            proven = {bool(numbers): other.split(": ")[1] for numbers, other in ((1, line), (0, following(line)))}
            said += [days(proven[numbers[0] > 0], of, *numbers) for of, outcome, *numbers in periods if outcome == "proven"]
        elif line.startswith("each period that is not shown: "):
            said += [days(line.split(": ")[1], of) for of, outcome, *_ in periods if outcome == "not-shown"]
        elif not line.startswith(("each key", "each proven period without")):
            condition = re.match(r"\[([^]]+)\] ", line)
            if condition and not have[condition[1]]:
                continue
            line = line[condition.end():] if condition else line
            line = line.replace("{number}", str(have[condition[1]])) if condition else line
            for what, by in filled.items():
                line = line.replace(what, by)
            said.append(line)
    return said


def following(line):
    return TEMPLATE[TEMPLATE.index(line) + 1]


def days(line, period, count=0, first=0):
    import bundle_vectors as bundle
    kind, asset, start, end = period.split("/")
    filled = {"{kind}": word("kinds", kind), "{of}": whose(asset, bundle.ASSET), "{from}": start, "{to}": end,
              "{n}": str(count), "{first}": str(first), "{last}": str(first + count - 1)}
    for what, by in filled.items():
        line = line.replace(what, by)
    return line


def entry(index, leaf):
    by = "由登记机构作出" if leaf["actor"] == "registry" else f"由主体 {leaf['actor'].removeprefix('party/')} 作出"
    act = word("types", leaf["type"])
    act = act if act == leaf["type"] else f"{act}（{leaf['type']}）"
    return f"第 {index} 号记录：{act}，记录于{time(leaf['recordedTime'])}，{by}。"


def state(key, version, given, subject):
    if given is None:
        return f"{name(key, subject)}：不存在。"
    return f"{name(key, subject)}：第 {version} 版；{'；'.join(members(given, key.split('/')[0]))}。"
