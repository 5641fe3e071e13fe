#!/usr/bin/env python3
"""Writes tests/vectors/rows.json, membership.json and sketch.json without any code of the project: SPEC-rows,
SPEC-membership and SPEC-sketch over Python's csv, decimal, hashlib and hmac (its OpenSSL has SM3)."""
import base64
import csv
import datetime
import decimal
import hashlib
import hmac
import io
import json
import pathlib
import re
import struct
import uuid

OUT = pathlib.Path(__file__).resolve().parent.parent.parent / "tests" / "vectors"
CHUNK = 1 << 20
DIGESTS = {"sha256": hashlib.sha256, "sm3": lambda data: hashlib.new("sm3", data)}
EPOCH = datetime.date(1970, 1, 1)
decimal.getcontext().prec = 200_000


def hashed(name, data):
    return DIGESTS[name](data).digest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def number(text):
    """The canonical form of a decimal number, or None."""
    if not re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", text, re.ASCII):
        return None
    value = format(decimal.Decimal(text), "f")
    if "." in value:
        value = value.rstrip("0").rstrip(".")
    sign, digits = ("-", value[1:]) if value.startswith("-") else ("", value)
    whole, _, fraction = digits.partition(".")
    digits = (whole.lstrip("0") or "0") + ("." + fraction if fraction else "")
    return digits if digits == "0" else sign + digits


def counted(data):
    return struct.pack(">I", len(data)) + data


def json_text(value):
    """RFC 8785, numbers as above."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(json_text(key) + ":" + json_text(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(json_text, value)) + "]"
    if isinstance(value, decimal.Decimal):
        return number(str(value))
    return json.dumps(value, ensure_ascii=False)


def nanoseconds(text):
    clock, _, fraction = text.partition(".")
    hours, minutes, seconds = map(int, clock.split(":"))
    return ((hours * 60 + minutes) * 60 + seconds) * 10**9 + int(fraction.ljust(9, "0") or 0)


def moment(text):
    days = (datetime.date.fromisoformat(text[:10]) - EPOCH).days
    match = re.fullmatch(r"([0-9:]{8}(?:\.[0-9]+)?)(Z|[+-].*)?", text[11:])
    seconds, rest = divmod(nanoseconds(match[1]), 10**9)
    zone = match[2] or "Z"
    if zone != "Z":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        seconds -= (1 if zone[0] == "+" else -1) * (int(digits[:2]) * 3600 + int(digits[2:]) * 60)
    return struct.pack(">qI", days * 86400 + seconds, rest)


def binary64(value):
    if value != value:
        return bytes.fromhex("7ff8000000000000")
    return struct.pack(">d", value + 0.0 if value != 0 else 0.0)


ENCODERS = {
    "boolean": lambda text: b"\x01" + bytes([text in ("t", "true")]),
    "number": lambda text: b"\x02" + counted((number(text) or text).encode()),
    "float": lambda text: b"\x03" + binary64(float(text)),
    "text": lambda text: b"\x04" + counted(text.encode()),
    "bytes": lambda text: b"\x05" + counted(bytes.fromhex(text[2:])),
    "date": lambda text: b"\x06" + struct.pack(">i", (datetime.date.fromisoformat(text) - EPOCH).days),
    "time": lambda text: b"\x07" + struct.pack(">q", nanoseconds(text)),
    "timestamp": lambda text: b"\x08" + moment(text),
    "instant": lambda text: b"\x09" + moment(text),
    "uuid": lambda text: b"\x0b" + uuid.UUID(text).bytes,
    "json": lambda text: b"\x0c" + counted(
        json_text(json.loads(text, parse_float=decimal.Decimal, parse_int=decimal.Decimal)).encode()),
}


def read_csv(text, types):
    # csv drops what was quoted; a mark put into empty quotes keeps it.
    mark = "\ue000"
    marked = re.sub(r'(^|,|\n)""(?=,|\n|$)', lambda match: match[1] + f'"{mark}"', text)
    lines = list(csv.reader(io.StringIO(marked), strict=True))
    columns = [{"name": name, "type": types.get(name, "text")} for name in lines[0]]
    rows = []
    for line in lines[1:]:
        values = [b"\x00" if value == "" else ENCODERS[column["type"]](value.replace(mark, ""))
                  for value, column in zip(line, columns, strict=True)]
        rows.append(b"".join(values))
    return columns, rows


def root(name, leaves):
    if not leaves:
        return hashed(name, b"")
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashed(name, b"\x01" + root(name, leaves[:split]) + root(name, leaves[split:]))


def path(name, index, leaves):
    if len(leaves) == 1:
        return []
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if index < split:
        return path(name, index, leaves[:split]) + [root(name, leaves[split:])]
    return path(name, index - split, leaves[split:]) + [root(name, leaves[:split])]


def salt_of(key, row):
    return hmac.digest(key, row, "sha256") if key else b""


def leaves_of(rows, digests, key):
    return [{name: hashed(name, b"\x00" + salt_of(key, row) + row) for name in digests} | {"row": row} for row in rows]


def manifest_of(content, digests):
    chunks = [content[at:at + CHUNK] for at in range(0, len(content), CHUNK)]
    tree = {name: [hashed(name, b"\x00" + chunk) for chunk in chunks] for name in digests}
    listed = b"".join(tree[name][at] for at in range(len(chunks)) for name in digests)
    return {
        "chunkList": hashlib.sha256(listed).hexdigest(), "chunkSize": str(CHUNK), "digests": digests,
        "files": [{"chunks": str(len(chunks)), "length": str(len(content)), "path": "rows.json",
                   "tree": {name: root(name, tree[name]).hex() for name in digests}}],
        "format": "ledger-manifest@v1",
    }


def describe(text, types, order, key=(), digests=("sha256", "sm3"), salt=b""):
    columns, rows = read_csv(text, types)
    leaves = leaves_of(rows, digests, salt)
    if order == "digest":
        leaves.sort(key=lambda leaf: leaf[digests[0]])
    description = {
        "columns": columns, "digests": list(digests), "format": "ledger-rows@v1", "order": order,
        "rows": str(len(rows)), "salted": bool(salt),
        "tree": {name: root(name, [leaf[name] for leaf in leaves]).hex() for name in digests},
    }
    if order == "key":
        description["key"] = list(key)
    return rows, leaves, description, manifest_of(canonical(description), list(digests))


TYPES = {"id": "number", "born": "date", "weight": "float", "seen": "instant", "left": "timestamp", "ok": "boolean",
         "raw": "bytes", "code": "uuid", "more": "json", "at": "time"}
ALL = (
    "id,name,born,weight,seen,left,ok,raw,code,more,at\n"
    '1,武汉,1999-02-28,1.50,2024-02-29T12:00:00.5+08:00,2024-02-29 12:00:00,t,\\xDEAD,'
    '0b9d1f2e-3c4d-4e5f-8a6b-7c8d9e0f1a2b,"{""b"":1.50,""a"":[1e2,null,""é\\u0001""]}",23:59:59.000000001\n'
    '2,"a ""quoted"", word\nover two lines",1969-12-31,-0,1969-12-31T23:59:59.999999999Z,0001-01-01T00:00:00,false,\\x,'
    'ffffffff-ffff-ffff-ffff-ffffffffffff,"[]",24:00:00\n'
    '10,"",,1e300,,9999-12-31T23:59:59.25,,,,"12345678901234567890.10",00:00:00\n')
SIMPLE = "id,name\n1,a\n2,b\n3,c\n4,d\n5,e\n"
CASES = [
    ("all types by key", ALL, TYPES, "key", ["id"], ("sha256", "sm3"), b""),
    ("all types in no order", ALL, TYPES, "digest", [], ("sha256", "sm3"), b""),
    ("five rows by key", SIMPLE, {"id": "number"}, "key", ["id"], ("sha256", "sm3"), b""),
    ("five rows of text in no order", SIMPLE, {}, "digest", [], ("sha256", "sm3"), b""),
    ("SHA-256 alone", SIMPLE, {"id": "number"}, "digest", [], ("sha256",), b""),
    ("SM3 alone", SIMPLE, {"id": "number"}, "digest", [], ("sm3",), b""),
    ("salted", SIMPLE, {"id": "number"}, "digest", [], ("sha256", "sm3"), bytes(range(32))),
    ("salted by key", SIMPLE, {"id": "number"}, "key", ["id"], ("sha256", "sm3"), bytes(range(32))),
    ("rows that are alike", "a,b\nx,1\nx,1\ny,2\nx,1\n", {}, "digest", [], ("sha256", "sm3"), b""),
    ("no rows", "a,b\n", {}, "digest", [], ("sha256", "sm3"), b""),
    ("key of two columns, text by bytes", "a,b\nZ,2\na,-10\na,9\na,10\né,0\n", {"b": "number"}, "key", ["a", "b"],
     ("sha256", "sm3"), b""),
]
NUMBERS = ["0", "-0", "00", "+5", "1.50", "-1.50", "007", ".5", "5.", "1e3", "1E-3", "-12.30e+2", "0e10", "0.000", "1e", "",
           ".", "-", "1,5", "١", " 1", "0x1", "123456789012345678901234567890.000000000000000000000000000001"]


def encoded(kind, hexes, valid, text=None):
    return {"type": kind, "hex": hexes, "valid": valid} | ({"text": text} if valid else {})


def values():
    array = "0d01" + "00000001" + "00000003" + "02" + counted(b"1").hex() + "00" + "02" + counted(b"2.5").hex()
    deep = b"[" * 128 + b"]" * 128
    return [
        encoded("number", "00", True), encoded("number", "02" + counted(b"-1.5").hex(), True, "-1.5"),
        *[encoded("number", "02" + counted(bad).hex(), False)
          for bad in (b"", b"-0", b"01", b"1.0", b"1.", b".5", b"1e3", b"+1", b"nan", b"-NaN", b"1 ", b"--1", b"-")],
        encoded("number", "02" + counted(b"-Infinity").hex(), True, "-Infinity"),
        encoded("number", "02000000ff31", False), encoded("number", "0201", False), encoded("number", "0300000001", False),
        encoded("boolean", "0101", True, "true"), encoded("boolean", "0102", False), encoded("boolean", "010100", False),
        encoded("float", "03" + binary64(0.1).hex(), True, "0.1"), encoded("float", "03" + binary64(1e22).hex(), True, "1" + 22 * "0"),
        encoded("float", "03" + binary64(5e-324).hex(), True, number(repr(5e-324))),
        encoded("float", "038000000000000000", False), encoded("float", "037ff8000000000001", False),
        encoded("float", "037ff8000000000000", True, "NaN"), encoded("float", "03fff0000000000000", True, "-Infinity"),
        encoded("text", "04" + counted("e\u0301".encode()).hex(), True, "e\u0301"),
        encoded("text", "0400000001ff", False), encoded("text", "0400000003eda080", False),
        encoded("bytes", "0500000002ff00", True, "ff00"),
        encoded("date", "06" + struct.pack(">i", -719162).hex(), True, "0001-01-01"),
        encoded("date", "06" + struct.pack(">i", -719529).hex(), True, "-0001-12-31"),
        encoded("date", "06" + struct.pack(">i", -719528).hex(), True, "0000-01-01"),
        encoded("date", "067fffffff", True, "infinity"), encoded("date", "0680000000", True, "-infinity"),
        encoded("date", "06" + struct.pack(">i", 2932897).hex(), True, "10000-01-01"),
        encoded("time", "07" + struct.pack(">q", 86400 * 10**9).hex(), True, "24:00:00"),
        encoded("time", "07" + struct.pack(">q", 86400 * 10**9 + 1).hex(), False), encoded("time", "07ffffffffffffffff", False),
        encoded("timestamp", "08" + struct.pack(">qI", -1, 999_999_999).hex(), True, "1969-12-31T23:59:59.999999999"),
        encoded("timestamp", "08" + struct.pack(">qI", 0, 10**9).hex(), False),
        encoded("instant", "09" + struct.pack(">qI", 0, 120_000_000).hex(), True, "1970-01-01T00:00:00.12Z"),
        encoded("instant", "097fffffffffffffff00000000", True, "infinity"), encoded("instant", "097fffffffffffffff00000001", False),
        encoded("interval", "0a" + struct.pack(">iiq", 1, -2, 3).hex(), True, "1 -2 3"),
        encoded("uuid", "0b" + bytes(range(16)).hex(), True, "00010203-0405-0607-0809-0a0b0c0d0e0f"),
        encoded("json", "0c" + counted(b'{"a":1.5,"b":[]}').hex(), True, '{"a":1.5,"b":[]}'),
        *[encoded("json", "0c" + counted(bad).hex(), False)
          for bad in (b'{"b":1,"a":1}', b'{"a":1,"a":1}', b"1.50", b"1e3", b'"\\u00e9"', b"[1, 2]", b'"\\/"', b"",
                      b'"\\ud800"', b"[" + deep + b"]")],
        encoded("json", "0c" + counted(deep).hex(), True, deep.decode()),
        encoded("json", "0c" + counted('"\U0001f600\\u001f\\n"'.encode()).hex(), True, '"\U0001f600\\u001f\\n"'),
        encoded("number[]", array, True, "[1,,2.5]"), encoded("number[]", "0d00", True, "[]"), encoded("number[]", "00", True),
        encoded("number[]", "0d010000000100000000", False), encoded("number[]", "0d01000000017fffffff", False),
        encoded("number[]", "0d07" + 7 * "0000000100000001" + "00", False), encoded("number[]", "02" + counted(b"1").hex(), False),
        encoded("number[]", "0d02" + "0000000000000002" + "0000000500000001" + "00" + "00", True, "[,]"),
    ]


def write(name, value):
    (OUT / name).write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def rows_file():
    cases = []
    for name, text, types, order, key, digests, salt in CASES:
        rows, leaves, description, manifest = describe(text, types, order, key, digests, salt)
        cases.append({
            "name": name, "csv": text, "types": types, "order": order, "key": key, "digests": list(digests),
            "salt": salt.hex(), "rows": [row.hex() for row in rows], "description": canonical(description).decode(),
            "manifest": canonical(manifest).decode(), "sha256": hashed("sha256", canonical(manifest)).hex(),
            "sm3": hashed("sm3", canonical(manifest)).hex(),
        })
    write("rows.json", {
        "format": "ledger-rows-vectors@v1", "source": "Python's csv, decimal, hashlib and hmac.",
        "cases": cases, "values": values(), "numbers": [{"text": text, "canonical": number(text)} for text in NUMBERS],
    })


def proof_of(case, places):
    _, leaves, description, manifest = describe(*case[1:])
    digests, salt = case[5], case[6]
    rows = []
    for place in places:
        row = {"index": str(place), "row": base64.b64encode(leaves[place]["row"]).decode()}
        for name in digests:
            row[name] = [digest.hex() for digest in path(name, place, [leaf[name] for leaf in leaves])]
        if salt:
            row["salt"] = salt_of(salt, leaves[place]["row"]).hex()
        rows.append(row)
    return {"description": description, "format": "ledger-membership@v1", "manifest": manifest, "rows": rows}


def membership_file():
    cases, by_name = [], {case[0]: case for case in CASES}

    def add(name, proof, readable, holds, text=None):
        cases.append({"name": name, "proof": text or canonical(proof).decode(), "readable": readable, "holds": holds})

    for name in ("all types by key", "five rows by key", "SHA-256 alone", "SM3 alone", "salted", "salted by key",
                 "rows that are alike"):
        case = by_name[name]
        count = len(read_csv(case[1], case[2])[1])
        add(f"{name}, each row", proof_of(case, range(count)), True, True)
    base = proof_of(by_name["five rows by key"], [2])

    def changed(name, change, readable=True, of=base):
        copy = json.loads(json.dumps(of))
        change(copy)
        add(name, copy, readable, False)

    other = base64.b64encode(b"\x02" + counted(b"9") + b"\x04" + counted(b"c")).decode()
    changed("another row", lambda proof: proof["rows"][0].update(row=other))
    changed("another place", lambda proof: proof["rows"][0].update(index="3"))
    changed("a place behind the end", lambda proof: proof["rows"][0].update(index="5"))
    changed("a path cut", lambda proof: proof["rows"][0]["sha256"].pop())
    changed("the other tree does not follow", lambda proof: proof["rows"][0]["sm3"].reverse())
    changed("a tree not shown", lambda proof: proof["rows"][0].pop("sm3"))
    changed("another number of rows", lambda proof: proof["description"].update(rows="6"))
    changed("a column called otherwise", lambda proof: proof["description"]["columns"][1].update(name="nome"))
    changed("a salt where there is none", lambda proof: proof["rows"][0].update(salt="00" * 32))
    changed("bytes behind the row", lambda proof: proof["rows"][0].update(
        row=base64.b64encode(base64.b64decode(proof["rows"][0]["row"]) + b"\x00").decode()))
    salted = proof_of(by_name["salted"], [1])
    changed("the salt of another row", lambda proof: proof["rows"][0].update(salt="11" * 32), of=salted)
    changed("no salt", lambda proof: proof["rows"][0].pop("salt"), of=salted)
    changed("no rows", lambda proof: proof.update(rows=[]), False)
    changed("an unknown member", lambda proof: proof.update(more="1"), False)
    changed("rows and chunks", lambda proof: proof.update(chunks=[]), False)
    changed("a path of 65 digests", lambda proof: proof["rows"][0].update(sha256=["00" * 32] * 65), False)
    changed("another format", lambda proof: proof.update(format="ledger-membership@v2"), False)
    add("a space between tokens", None, False, False, canonical(base).decode().replace(":", ": ", 1))
    write("membership.json", {
        "format": "ledger-membership-vectors@v1", "source": "Python's csv, decimal, hashlib and hmac.", "cases": cases})


def sketch(records, key=None):
    secret = key or hashlib.sha256(b"ledger-sketch@v1 public").digest()
    bins, least = bytearray(1024), [1 << 64] * 1024
    for record in records:
        values = sorted((number(value) or value).encode() for value in record if value)
        digest = hmac.digest(secret, b"".join(map(counted, values)), "sha256")
        first, rank, mark = struct.unpack(">QQQ", digest[:24])
        if rank < least[first % 1024]:
            least[first % 1024], bins[first % 1024] = rank, 1 + mark % 255
    name = hmac.digest(secret, b"ledger-sketch@v1 name", "sha256")[:8].hex() if key else "public"
    return {"bins": bins.hex(), "format": "ledger-sketch@v1", "key": name, "records": str(len(records))}


def similarity(left, right):
    pairs = list(zip(bytes.fromhex(left["bins"]), bytes.fromhex(right["bins"])))
    either = sum(1 for a, b in pairs if a or b)
    both = sum(1 for a, b in pairs if a and b)
    same = sum(1 for a, b in pairs if a and a == b)
    return min(1, max(0, (255 * same - both) / (254 * either)))


def sketch_file():
    def records(first, last):
        return [[str(i), f"name {i}", "", None] for i in range(first, last)]

    key = bytes(range(32))
    sets = [("one record", records(0, 1), None), ("5,000 records", records(0, 5000), None),
            ("half of them and others", records(2500, 7500), None), ("under a key", records(0, 5000), key),
            ("moved columns and other spellings", [[value for value in reversed(record)][:3] + ["0" + record[0] + ".0"]
                                                   for record in [[f"name {i}", "", str(i)] for i in range(3)]], None)]
    made = [{"name": name, "records": data if len(data) < 10 else None, "from": data[0][0], "count": len(data),
             "key": secret.hex() if secret else None, "sketch": canonical(sketch(data, secret)).decode()}
            for name, data, secret in sets]
    whole, half = json.loads(made[1]["sketch"]), json.loads(made[2]["sketch"])
    write("sketch.json", {
        "format": "ledger-sketch-vectors@v1", "source": "Python's hashlib and hmac.", "cases": made,
        "similarity": similarity(whole, half), "trueSimilarity": 2500 / 7500,
        "refused": ["{}", made[0]["sketch"].replace("public", "Public"), made[0]["sketch"].replace('"records":"1"', '"records":"01"'),
                    made[0]["sketch"].replace('"bins":"', '"bins":"00'), made[0]["sketch"] + " "],
    })


rows_file()
membership_file()
sketch_file()
