#!/usr/bin/env python3
"""Writes tests/vectors/{tile,checkpoint,state-map,entry}.json without any code of the project.

SHA-256 trees, tiles and notes come from golang.org/x/mod/sumdb (tlog/main.go beside this file), SM3 trees and the
state map from the definitions in SPEC-log over Python's hashlib, signatures other than Ed25519 from openssl.
Needs python3, openssl 3, and Debian's golang-go with golang-golang-x-mod-dev.
"""
import base64
import hashlib
import json
import os
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / "tests" / "vectors"
ORIGIN = "dev-ledger.example/registry"


def digest(name, data):
    return hashlib.new(name, data).digest()


def b64(data):
    return base64.b64encode(data).decode()


def canonical(value):
    """RFC 8785 for what the vectors hold: ASCII names, texts without control characters, small integers."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def write(name, document):
    OUT.mkdir(exist_ok=True)
    (OUT / name).write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def run(*command, data=b""):
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout


def go(request):
    environment = dict(os.environ, GO111MODULE="off", GOPATH="/usr/share/gocode")
    done = subprocess.run(["go", "run", "./tlog"], cwd=HERE, env=environment, input=json.dumps(request).encode(),
                          stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


# ---------------------------------------------------------------- trees

def leaf(i):
    return b"leaf %d" % i


def mth(name, hashes):
    """RFC 6962 section 2.1 over leaf hashes."""
    if not hashes:
        return digest(name, b"")
    if len(hashes) == 1:
        return hashes[0]
    k = 1
    while 2 * k < len(hashes):
        k *= 2
    return digest(name, b"\x01" + mth(name, hashes[:k]) + mth(name, hashes[k:]))


def path(name, m, hashes):
    """RFC 6962 section 2.1.1."""
    if len(hashes) == 1:
        return []
    k = 1
    while 2 * k < len(hashes):
        k *= 2
    if m < k:
        return path(name, m, hashes[:k]) + [mth(name, hashes[k:])]
    return path(name, m - k, hashes[k:]) + [mth(name, hashes[:k])]


def edge(size):
    """Paths of the partial tiles of a tree, and of its full tiles above level 0."""
    for level in range(8):
        count = size >> 8 * level
        if count == 0:
            return
        if level > 0:
            for index in range(count >> 8):
                yield level, index, 256
        elif count >> 8:
            yield 0, (count >> 8) - 1, 256
        if count & 255:
            yield level, count >> 8, count & 255


def tile_path(level, index, width):
    text = "%03d" % (index % 1000)
    index //= 1000
    while index:
        text = "x%03d/%s" % (index % 1000, text)
        index //= 1000
    return f"tile/{level}/{text}" + ("" if width == 256 else f".p/{width}")


def tiles():
    sizes = [1, 2, 3, 5, 255, 256, 257, 511, 600, 65536, 70000]
    inclusion = [[0, 1], [0, 2], [1, 3], [2, 3], [4, 5], [0, 257], [255, 256], [256, 257], [300, 600], [599, 600],
                 [0, 70000], [65535, 70000], [65536, 70000], [69999, 70000]]
    consistency = [[1, 2], [2, 3], [3, 5], [4, 5], [255, 256], [256, 257], [1, 600], [256, 600], [511, 600],
                   [600, 65536], [65536, 70000], [599, 70000]]
    out = go({"sizes": sizes, "inclusion": inclusion, "consistency": consistency, "seed": "00" * 32,
              "name": ORIGIN, "texts": [], "open": []})
    trees = []
    for tree in out["trees"]:
        wanted = [tile_path(*t) for t in edge(tree["size"])]
        trees.append({"digest": "sha256", "size": tree["size"], "root": tree["root"],
                      "tiles": {p: hashlib.sha256(bytes.fromhex(tree["tiles"][p])).hexdigest() for p in wanted}})
    sm3 = [digest("sm3", b"\x00" + leaf(i)) for i in range(600)]
    for size in [1, 2, 3, 5, 255, 256, 257, 600]:
        held = {}
        for level, index, width in edge(size):
            span = 256 ** level
            first = index * 256
            data = b"".join(mth("sm3", sm3[i * span:(i + 1) * span]) for i in range(first, first + width))
            held[tile_path(level, index, width)] = hashlib.sha256(data).hexdigest()
        trees.append({"digest": "sm3", "size": size, "root": mth("sm3", sm3[:size]).hex(), "tiles": held})
    proofs = [{"digest": "sha256", "index": p["from"], "size": p["size"], "proof": p["proof"]}
              for p in out["inclusion"]]
    proofs += [{"digest": "sm3", "index": m, "size": n, "proof": [h.hex() for h in path("sm3", m, sm3[:n])]}
               for m, n in [(0, 1), (1, 3), (256, 257), (300, 600), (599, 600)]]
    paths = [{"path": tile_path(*t), "level": t[0], "index": t[1], "width": t[2]} for t in
             [(0, 0, 256), (0, 0, 1), (0, 999, 255), (0, 1000, 256), (1, 1234067, 256), (2, 67, 8), (0, 999999, 256),
              (0, 1000000, 3), (7, 0, 1)]]
    bad = ["", "tile/0/67", "tile/0/0067", "tile/00/067", "tile/8/000", "tile/64/000", "tile/-1/000", "tile/0/1/067",
           "tile/0/x001", "tile/0/x001/x067", "tile/0/x000/067", "tile/0/000.p/0", "tile/0/000.p/256",
           "tile/0/000.p/08", "tile/0/000.p/", "tile/0/000.p/8/", "tile/0/000/", "/tile/0/000", "tile/8/0/000",
           "tile/0/000.P/8", "tile/entries/67", "tile/entries/000.p/300", "tile/data/000", "tile/0/x0x1/067",
           "tile/0/x+01/067", "tile/0/x001067", "tile/0/ 67"]
    bundles = [{"leaves": ["61"], "bundle": "000161"}, {"leaves": ["61", "6263"], "bundle": "000161" + "00026263"}]
    bad_bundles = [{"width": 1, "bundle": ""}, {"width": 1, "bundle": "0000"}, {"width": 1, "bundle": "00016162"},
                   {"width": 1, "bundle": "000261"}, {"width": 1, "bundle": "00"},
                   {"width": 2, "bundle": "000161"}, {"width": 1, "bundle": "000161000162"}]
    write("tile.json", {
        "format": "ledger-tile-vectors@v1",
        "source": "sha256: golang.org/x/mod/sumdb/tlog; sm3: RFC 6962 section 2.1 over Python's hashlib",
        "leaves": "leaf i is the ASCII text 'leaf i'; a tile's value is SHA-256 of its bytes",
        "trees": trees, "inclusion": proofs,
        "consistency": [{"digest": "sha256", **p} for p in out["consistency"]],
        "paths": paths, "badPaths": bad, "bundles": bundles, "badBundles": bad_bundles})


# ---------------------------------------------------------------- notes

CURVES = {"secp256k1": (bytes.fromhex("06052b8104000a"), 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141),
          "sm2": (bytes.fromhex("06082a811ccf5501822d"), 0),
          "p256": (bytes.fromhex("06082a8648ce3d030107"), 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551)}


def private_file(folder, curve, scalar):
    """SEC 1 private key without its public half; openssl computes that."""
    oid = CURVES[curve][0]
    body = b"\x02\x01\x01\x04\x20" + scalar + b"\xa0" + bytes([len(oid)]) + oid
    name = os.path.join(folder, curve + ".der")
    pathlib.Path(name).write_bytes(b"\x30" + bytes([len(body)]) + body)
    pem = run("openssl", "ec", "-inform", "DER", "-in", name, "-outform", "PEM")
    # Some commands want the public half inside.
    pathlib.Path(name + ".pem").write_bytes(pem)
    return name + ".pem"


def spki(key):
    return run("openssl", "pkey", "-in", key, "-pubout", "-outform", "DER")


def der_pair(signature):
    rlen = signature[3]
    r = int.from_bytes(signature[4:4 + rlen], "big")
    s = int.from_bytes(signature[6 + rlen:], "big")
    return r, s


def der_int(value):
    data = value.to_bytes(value.bit_length() // 8 + 1, "big")
    return b"\x02" + bytes([len(data)]) + data


def sign(folder, curve, scalar, text):
    key = private_file(folder, curve, scalar)
    source = os.path.join(folder, "text")
    pathlib.Path(source).write_bytes(text)
    if curve == "sm2":
        return run("openssl", "dgst", "-sm3", "-sign", key, "-sigopt", "distid:1234567812345678", source)
    r, s = der_pair(run("openssl", "dgst", "-sha256", "-sign", key, source))
    order = CURVES[curve][1]
    s = min(s, order - s)
    if curve == "secp256k1":
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")
    body = der_int(r) + der_int(s)
    return b"\x30" + bytes([len(body)]) + body


def note_line(name, kind, public, signature):
    key_id = hashlib.sha256(name.encode() + b"\n" + kind + public).digest()[:4]
    vkey = f"{name}+{key_id.hex()}+{b64(kind + public)}"
    return vkey, f"\u2014 {name} {b64(key_id + signature)}\n"


def checkpoints():
    seed = bytes(range(1, 33))
    scalars = {"secp256k1": bytes(range(33, 65)), "sm2": bytes(range(65, 97))}
    kinds = {"secp256k1": b"\xffledger-secp256k1@v1", "sm2": b"\xffledger-sm2@v1"}
    root = hashlib.sha256(b"root").digest()
    text = f"{ORIGIN}\n70001\n{b64(root)}\n"
    sibling_origin = ORIGIN + "/sm3"
    sibling_root = digest("sm3", b"root")
    sibling = f"{sibling_origin}\n70001\n{b64(sibling_root)}\n"
    cases, keys = [], {}
    with tempfile.TemporaryDirectory() as folder:
        for origin, body, root_hash in [(ORIGIN, text, root), (sibling_origin, sibling, sibling_root)]:
            answer = go({"sizes": [], "inclusion": [], "consistency": [], "seed": seed.hex(), "name": origin,
                         "texts": [body], "open": []})
            signed = answer["signed"][0]
            vkeys = {"ed25519": answer["key"]}
            lines = {"ed25519": signed[len(body) + 1:]}
            for lane, scalar in scalars.items():
                public = spki(private_file(folder, lane, scalar))[-65:]
                signature = sign(folder, lane, scalar, body.encode())
                vkeys[lane], lines[lane] = note_line(origin, kinds[lane], public, signature)
            keys[origin] = vkeys
            witness = note_line("witness.example/w1", b"\x04", bytes(32), bytes(72))[1]
            whole = body + "\n" + lines["ed25519"] + lines["secp256k1"] + lines["sm2"]
            for name, note, lanes in [
                    ("three lanes", whole, ["ed25519", "secp256k1", "sm2"]),
                    ("Ed25519 alone", body + "\n" + lines["ed25519"], ["ed25519"]),
                    ("secp256k1 alone", body + "\n" + lines["secp256k1"], ["secp256k1"]),
                    ("SM2 alone", body + "\n" + lines["sm2"], ["sm2"]),
                    ("a witness's line first", body + "\n" + witness + lines["sm2"], ["sm2"]),
                    # A byte order mark is no white space to Unicode, though it is one to JavaScript.
                    ("a byte order mark in a stranger's name",
                     body + "\n" + witness.replace("witness", "wit\ufeffness") + lines["sm2"], ["sm2"])]:
                cases.append({"name": name, "origin": origin, "note": note, "size": "70001", "root": root_hash.hex(),
                              "signedBy": lanes, "valid": True})
        good = cases[0]["note"]
        ed = good[len(text) + 1:].split("\n")[0] + "\n"
        flipped = ed[:-4] + ("A" if ed[-4] != "A" else "B") + ed[-3:]
        other_text = text.replace("70001", "70002")

        def resigned(body):
            return go({"sizes": [], "inclusion": [], "consistency": [], "seed": seed.hex(), "name": ORIGIN,
                       "texts": [body], "open": []})["signed"][0]

        near = [
            ("no signature", text + "\n"), ("no empty line", text + ed), ("text of another size", other_text + good[len(text):]),
            ("last newline missing", good[:-1]), ("bytes behind", good + "x"), ("empty line behind", good + "\n"),
            ("hyphen for the dash", good.replace("\u2014", "-")), ("two spaces", good.replace("registry ", "registry  ", 1)),
            ("a tab in the text", text.replace("70001", "\t70001") + good[len(text):]),
            ("carriage returns", good.replace("\n", "\r\n")), ("base64 without padding", good.replace("=", "")),
            ("unknown key only", text + "\n" + note_line("witness.example/w1", b"\x04", bytes(32), bytes(72))[1]),
            ("signature line of four bytes", text + "\n\u2014 " + ORIGIN + " AAAAAA==\n"),
            ("a signature bit flipped", text + "\n" + flipped),
            *((f"white space in a stranger's name: U+{ord(space):04X}", good + ed.replace("dev-", f"dev{space}"))
              for space in "\u0085\u00a0\u2028\u3000"),
        ]
        opened = go({"sizes": [], "inclusion": [], "consistency": [], "seed": seed.hex(), "name": ORIGIN,
                     "texts": [], "open": [note for _, note in near]})["opened"]
        for (name, note), is_open in zip(near, opened):
            if is_open:
                raise SystemExit("sumdb/note opens: " + name)
            cases.append({"name": name, "origin": ORIGIN, "note": note, "valid": False})
        # Notes that are properly signed, of texts that are no checkpoint of ours.
        for name, body in [
                ("a leading zero", text.replace("70001", "070001")), ("a sign", text.replace("70001", "+70001")),
                ("size above 2^63-1", text.replace("70001", "9223372036854775808")),
                ("root of 31 bytes", f"{ORIGIN}\n70001\n{b64(root[:31])}\n"), ("two lines", f"{ORIGIN}\n70001\n"),
                ("an extension line", text + "extension\n"), ("another origin", text.replace("dev-", "prod-")),
                ("an empty origin", text[len(ORIGIN):]), ("root in hex", f"{ORIGIN}\n70001\n{root.hex()}\n"),
                ("a space after the size", text.replace("70001", "70001 "))]:
            cases.append({"name": name, "origin": ORIGIN, "note": resigned(body), "valid": False})
    write("checkpoint.json", {
        "format": "ledger-checkpoint-vectors@v1",
        "source": "Ed25519 notes: golang.org/x/mod/sumdb/note; secp256k1 and SM2 lines: openssl 3",
        "secrets": {"ed25519": seed.hex(), **{k: v.hex() for k, v in scalars.items()}},
        "keys": keys, "cases": cases})


# ---------------------------------------------------------------- state map

def bit(p, depth):
    return p[depth >> 3] >> 7 - (depth & 7) & 1


def leaf_hash(name, p, version, value):
    return digest(name, b"\x02" + p + version.to_bytes(8, "big") + value)


def node(name, leaves, depth):
    """Root of the subtree over (path, version, value hash)."""
    if not leaves:
        return bytes(32)
    if len(leaves) == 1:
        return leaf_hash(name, *leaves[0])
    left = [x for x in leaves if bit(x[0], depth) == 0]
    right = [x for x in leaves if bit(x[0], depth) == 1]
    return digest(name, b"\x03" + node(name, left, depth + 1) + node(name, right, depth + 1))


def map_proof(name, leaves, key):
    target = digest(name, key.encode())
    siblings, depth = [], 0
    while len(leaves) > 1:
        side = bit(target, depth)
        siblings.append(node(name, [x for x in leaves if bit(x[0], depth) != side], depth + 1).hex())
        leaves = [x for x in leaves if bit(x[0], depth) == side]
        depth += 1
    found = leaves[0] if leaves else None
    other = None
    if found and found[0] != target:
        other = {"path": found[0].hex(), "version": str(found[1]), "value": found[2].hex()}
    return {"siblings": siblings, "other": other}


def state_map():
    asset = "9b" * 16
    states = {}
    steps = []

    def step(key, version, value):
        states[key] = (version, value)
        steps.append({"key": key, "version": str(version), "value": canonical(value)})

    step(f"asset/{asset}", 1, {"kind": "resource", "status": "registered"})
    step(f"right/{asset}/1", 1, {"kind": "hold", "status": "in-force"})
    # Two keys whose SHA-256 paths share their first 16 bits with the asset's: empty siblings on the way.
    want = digest("sha256", f"asset/{asset}".encode())[:2]
    found, i = 0, 0
    while found < 2:
        i += 1
        key = "case/%032x" % i
        if digest("sha256", key.encode())[:2] == want:
            step(key, 3, {"asset": asset, "status": "filed"})
            found += 1
    for i in range(1, 40):
        step(f"transaction/{asset}/{i}", i, {"sha256": hashlib.sha256(b"%d" % i).hexdigest(), "sm3": digest("sm3", b"%d" % i).hex()})
    step(f"right/{asset}/1", 40, {"kind": "hold", "status": "ended"})
    out = {"format": "ledger-state-map-vectors@v1", "source": "SPEC-log, 'State map', over Python's hashlib",
           "steps": steps, "roots": {}, "proofs": []}
    ask = [f"asset/{asset}", f"right/{asset}/1", f"transaction/{asset}/39", steps[2]["key"], f"right/{asset}/2",
           "party/" + "0f" * 16, "certificate/SJ4212025030001", f"egress/{asset}/1", f"egress/{asset}/2", f"egress/{asset}/3"]
    for name in ["sha256", "sm3"]:
        def leaves_of(pairs):
            return [(digest(name, k.encode()), v, digest(name, canonical(x).encode())) for k, (v, x) in pairs]
        first = steps[0]
        out["roots"][name] = {
            "0": bytes(32).hex(),
            "1": node(name, leaves_of([(first["key"], (1, json.loads(first["value"])))]), 0).hex(),
            str(len(steps)): node(name, leaves_of(states.items()), 0).hex()}
        for key in ask:
            proof = map_proof(name, leaves_of(states.items()), key)
            present = key in states
            out["proofs"].append({"digest": name, "key": key, "present": present,
                                  "version": str(states[key][0]) if present else None,
                                  "value": canonical(states[key][1]) if present else None, **proof})
    write("state-map.json", out)


# ---------------------------------------------------------------- entries

def commitment(salt, body):
    data = b"ledger-body@v1\x00" + salt + body
    return {"sha256": hashlib.sha256(data).hexdigest(), "sm3": digest("sm3", data).hex()}


def pair(data):
    return {"sha256": hashlib.sha256(data).hexdigest(), "sm3": digest("sm3", data).hex()}


def entries():
    party, case, asset = "0f" * 16, "5a" * 16, "9b" * 16
    salts = [bytes([i]) * 32 for i in (1, 2, 3)]
    payload = canonical({"name": "江苏省公共数据", "quantity": "660000"}).encode()
    events = canonical([{"type": "registration-filed"}]).encode()
    envelope = canonical({
        "actor": f"party/{party}", "commandId": "7c" * 16, "expectedVersion": "0", "expires": "2026-11-23T14:45:00.000Z",
        "format": "ledger-command@v1", "origin": ORIGIN, "payload": commitment(salts[1], payload),
        "stream": f"case/{case}", "type": "registration.file"})
    with tempfile.TemporaryDirectory() as folder:
        scalar = bytes(range(97, 129))
        key = spki(private_file(folder, "p256", scalar))
        signature = sign(folder, "p256", scalar, envelope.encode())
        sm2_key = spki(private_file(folder, "sm2", scalar))
        sm2_signature = sign(folder, "sm2", scalar, envelope.encode())
    bodies = [{"name": n, **commitment(s, b)} for n, s, b in
              [("command", salts[0], envelope.encode()), ("events", salts[2], events), ("payload", salts[1], payload)]]
    act = {
        "format": "ledger-entry@v1", "origin": ORIGIN, "type": "registration.filed",
        "writes": [{"stream": f"case/{case}", "version": "1"}], "reads": [{"stream": f"party/{party}", "version": "3"}],
        "actor": f"party/{party}",
        "command": {"id": "7c" * 16, **pair(envelope.encode()),
                    "author": {"algorithm": "p256", "key": hashlib.sha256(key).hexdigest(), "signature": b64(signature)}},
        "rules": "G35@2026-07-01", "calendar": "cn-2023-2026", "recordedTime": "2026-11-23T14:40:14.123Z",
        "legalTime": "2025-04-01T01:00:00.000Z", "bodies": bodies,
        "effects": [{"key": f"case/{case}", "version": "1", "value": {"asset": asset, "status": "filed"}}]}
    timer = {k: v for k, v in act.items()}
    timer.update({
        "type": "registration.certified", "actor": "registry", "number": "SJ4212025030001",
        "command": {"id": "01" * 16, **pair(b"{}")}, "bodies": [], "reads": [{"stream": "registry", "version": "0"}],
        "writes": [{"stream": f"asset/{asset}", "version": "1"}, {"stream": f"case/{case}", "version": "9"}],
        "effects": [
            {"key": f"asset/{asset}", "version": "1", "value": {"content": pair(b"m"), "kind": "product", "status": "registered"}},
            {"key": f"case/{case}", "version": "9", "value": {"asset": asset, "status": "certified"}},
            {"key": "certificate/SJ4212025030001", "version": "1", "value": {"asset": asset, "case": case, "status": "valid", "until": "2030-03-31", **pair(b"c")}},
            {"key": f"right/{asset}/1", "version": "1", "value": {"exclusive": False, "from": "2025-04-01", "frozen": False, "holder": "ab" * 32, "kind": "hold", "pledged": False, "status": "in-force", "terms": pair(b"t"), "until": None}}]})
    map_leaf = {
        "format": "ledger-entry@v1", "origin": ORIGIN, "type": "map", "actor": "registry", "bodies": [], "effects": [],
        "reads": [], "writes": [{"stream": "log", "version": "17"}], "recordedTime": "2026-11-23T14:40:15.000Z",
        "legalTime": "2025-04-01T01:00:01.000Z", "map": {"size": "70000", "sha256": "11" * 32, "sm3": "22" * 32}}
    item, datum, demand = "c1" * 16, "2d" * 16, "d1" * 16
    listed = {k: v for k, v in act.items()}
    listed.update({
        "type": "catalogue.published", "effects": [], "rules": "CAT@2025-05-26",
        "reads": [{"stream": f"demand/{demand}", "version": "3"}, {"stream": f"party/{party}", "version": "3"}],
        "writes": [{"stream": f"catalogue/{item}", "version": "4"}, {"stream": f"datum/{datum}", "version": "1"}]})
    counted = {k: v for k, v in listed.items()}
    counted.update({
        "type": "census.reported", "reads": [], "writes": [{"stream": f"census/{demand}", "version": "2"}]})
    kept = {k: v for k, v in listed.items()}
    kept.update({
        "type": "registrar.enlisted", "rules": "G35@2026-07-01.2", "reads": [{"stream": "registry", "version": "2"}],
        "writes": [{"stream": "registrar", "version": "3"}]})
    collected = {k: v for k, v in timer.items() if k != "number"}
    collected.update({
        "type": "collection.declared", "writes": [{"stream": f"asset/{asset}", "version": "2"}],
        "effects": [{"key": f"collection/{asset}/1", "version": "2", "value": {"status": "declared"}}]})
    stated = {k: v for k, v in timer.items() if k != "number"}
    stated.update({
        "type": "registrar.platform-stated", "reads": [], "writes": [{"stream": "registrar", "version": "2"}],
        "effects": [{"key": "platform", "version": "2", "value": {"documents": []}}]})
    cases = []
    for name, value in [
            ("an act", act), ("an act of the registry with a number", timer), ("a map leaf", map_leaf),
            ("an item of the catalogue and a datum", listed), ("a census", counted),
            ("the registrar", kept), ("a collection", collected), ("a platform", stated)]:
        text = canonical(value)
        data = b"\x00" + text.encode()
        cases.append({"name": name, "leaf": text, "valid": True, **pair(data)})

    def bad(name, base, change):
        value = json.loads(canonical(base))
        change(value)
        cases.append({"name": name, "leaf": canonical(value), "valid": False})

    def raw(name, text):
        cases.append({"name": name, "leaf": text, "valid": False})

    good = canonical(act)
    raw("a space", good.replace('":"', '": "', 1))
    raw("a newline behind", good + "\n")
    raw("a byte order mark", "\ufeff" + good)
    raw("an escaped solidus", good.replace("case/", "case\\/", 1))
    raw("a duplicate name", '{"actor":"registry",' + good[1:])
    raw("names out of order", '{"writes":[],' + good[1:])
    raw("nothing", "")
    raw("an array", "[]")
    for member in act:
        bad(f"without {member}", act, lambda v, m=member: v.pop(m))
    for member in map_leaf:
        bad(f"map leaf without {member}", map_leaf, lambda v, m=member: v.pop(m))
    changes = {
        "an unknown member": lambda v: v.update(index="5"),
        "another format": lambda v: v.update(format="ledger-entry@v2"),
        "an origin with a space": lambda v: v.update(origin="dev ledger"),
        "a type in capitals": lambda v: v.update(type="Registration"),
        "a type with an empty word": lambda v: v.update(type="registration..filed"),
        "a number for a version": lambda v: v["writes"][0].update(version=1),
        "a version with a leading zero": lambda v: v["writes"][0].update(version="01"),
        "version zero written": lambda v: v["writes"][0].update(version="0"),
        "a version above 2^63-1": lambda v: v["reads"][0].update(version="9223372036854775808"),
        "no stream written": lambda v: v.update(writes=[]),
        "a stream of an unknown kind": lambda v: v["reads"][0].update(stream="thing/" + party),
        "a stream with a capital id": lambda v: v["reads"][0].update(stream="party/" + party.upper()),
        "a stream with id zero": lambda v: v["reads"][0].update(stream="party/" + "0" * 32),
        "a stream read and written": lambda v: v.update(reads=[{"stream": f"case/{case}", "version": "0"}]),
        "reads out of order": lambda v: v.update(reads=[{"stream": "registry", "version": "1"}, {"stream": f"party/{party}", "version": "3"}]),
        "a stream read twice": lambda v: v.update(reads=v["reads"] * 2),
        "an actor that is an asset": lambda v: v.update(actor=f"asset/{asset}"),
        "a command id of 31 characters": lambda v: v["command"].update(id="7c" * 15 + "7"),
        "a command id in capitals": lambda v: v["command"].update(id="7C" * 16),
        "a digest in capitals": lambda v: v["command"].update(sha256=v["command"]["sha256"].upper()),
        "a digest too short": lambda v: v["command"].update(sm3=v["command"]["sm3"][2:]),
        "an unknown member in the command": lambda v: v["command"].update(note=""),
        "an author with secp256k1": lambda v: v["command"]["author"].update(algorithm="secp256k1"),
        "an author without a signature": lambda v: v["command"]["author"].update(signature=""),
        "a signature in unpadded base64": lambda v: v["command"]["author"].update(signature="MEU"),
        "a signature with stray bits": lambda v: v["command"]["author"].update(signature="MEV="),
        "a signature of 129 bytes": lambda v: v["command"]["author"].update(signature=b64(bytes(129))),
        "a time without decimals": lambda v: v.update(recordedTime="2026-11-23T14:40:14Z"),
        "a time with an offset": lambda v: v.update(recordedTime="2026-11-23T22:40:14.123+08:00"),
        "a time with six decimals": lambda v: v.update(legalTime="2025-04-01T01:00:00.000000Z"),
        "a thirteenth month": lambda v: v.update(legalTime="2025-13-01T01:00:00.000Z"),
        "a leap second": lambda v: v.update(legalTime="2016-12-31T23:59:60.000Z"),
        "a number without its certificate": lambda v: v.update(number="SJ4212025030001"),
        "a malformed number": lambda v: v.update(number="SJ1"),
        "bodies out of order": lambda v: v.update(bodies=v["bodies"][::-1]),
        "a body twice": lambda v: v.update(bodies=v["bodies"][:1] * 2),
        "a body with a name in capitals": lambda v: v["bodies"][0].update(name="Command"),
        "an effect of an unknown kind": lambda v: v["effects"][0].update(key="thing/1"),
        "an effect at version zero": lambda v: v["effects"][0].update(version="0"),
        "an effect at another version than its stream": lambda v: v["effects"][0].update(version="2"),
        "an effect on a stream not written": lambda v: v["effects"].insert(0, {"key": f"asset/{asset}", "version": "1", "value": {}}),
        "an effect whose value is text": lambda v: v["effects"][0].update(value="filed"),
        "an effect twice": lambda v: v.update(effects=v["effects"] * 2),
        "an act with a map": lambda v: v.update(map=map_leaf["map"]),
        "an act of type map": lambda v: v.update(type="map"),
        "a leaf of more than 16 KiB": lambda v: v["effects"][0]["value"].update(pad="x" * 16384),
        "values nested 33 deep": lambda v: v["effects"][0]["value"].update(pad=json.loads("[" * 30 + "]" * 30)),
        "a collection whose number is beyond 32 bits": lambda v: v.update(
            writes=[{"stream": f"asset/{asset}", "version": "1"}],
            effects=[{"key": f"collection/{asset}/4294967296", "version": "1", "value": {}}]),
        "a platform by another stream than the registrar's": lambda v: v.update(
            writes=[{"stream": "registry", "version": "1"}], reads=[],
            effects=[{"key": "platform", "version": "1", "value": {}}]),
        "a platform with a number": lambda v: v.update(
            writes=[{"stream": "registrar", "version": "1"}], reads=[],
            effects=[{"key": "platform/1", "version": "1", "value": {}}]),
        "a right with ordinal zero": lambda v: v["effects"][0].update(key=f"right/{asset}/0"),
    }
    for name, change in changes.items():
        bad(name, act, change)
    for name, change in {
            "a map leaf by a party": lambda v: v.update(actor=f"party/{party}"),
            "a map leaf that writes another stream": lambda v: v["writes"][0].update(stream="registry"),
            "a map leaf with effects": lambda v: v.update(effects=act["effects"], writes=act["writes"]),
            "a map leaf with rules": lambda v: v.update(rules="G35@2026-07-01"),
            "a map leaf with a command": lambda v: v.update(command=act["command"], rules="a", calendar="b"),
            "a map leaf of another type": lambda v: v.update(type="registration.filed"),
            "a map with a number for its size": lambda v: v["map"].update(size=70000),
            "a map leaf with reads": lambda v: v.update(reads=act["reads"])}.items():
        bad(name, map_leaf, change)
    write("entry.json", {
        "format": "ledger-entry-vectors@v1",
        "source": "Python's json and hashlib; signatures by openssl 3",
        "envelope": {"text": envelope, **pair(envelope.encode()),
                     "authors": [
                         {"algorithm": "p256", "spki": b64(key), "signature": b64(signature)},
                         {"algorithm": "sm2", "spki": b64(sm2_key), "signature": b64(sm2_signature)}]},
        "bodies": [{"name": n, "salt": s.hex(), "body": b.hex(), **commitment(s, b)} for n, s, b in
                   [("command", salts[0], envelope.encode()), ("payload", salts[1], payload), ("events", salts[2], events)]],
        "cases": cases})


if __name__ == "__main__":
    tiles()
    checkpoints()
    state_map()
    entries()
