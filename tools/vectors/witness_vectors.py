#!/usr/bin/env python3
"""Writes tests/vectors/witness.json from c2sp.org/tlog-cosignature and c2sp.org/tlog-witness, without any code of the
project: key ids and messages by the pages, signatures by openssl (pkeyutl -rawin). Needs python3 and openssl 3."""
import base64
import hashlib
import json
import pathlib
import subprocess
import tempfile

OUT = pathlib.Path(__file__).resolve().parent.parent.parent / "tests" / "vectors"
NAME = "witness.example/w1"
TEXT = "dev-ledger.example/registry\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
PKCS8 = bytes.fromhex("302e020100300506032b657004220420")
SPKI = bytes.fromhex("302a300506032b6570032100")


def b64(data):
    return base64.b64encode(data).decode()


def openssl(*words):
    return subprocess.run(["openssl", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True).stdout


class Key:
    def __init__(self, seed, folder):
        self.file = folder / f"{seed.hex()[:8]}.der"
        self.file.write_bytes(PKCS8 + seed)
        spki = openssl("pkey", "-inform", "DER", "-in", str(self.file), "-pubout", "-outform", "DER")
        self.public = spki[len(SPKI):]

    def sign(self, message):
        body = self.file.with_suffix(".msg")
        body.write_bytes(message)
        return openssl("pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", str(self.file), "-in", str(body))


def key_id(name, public, kind=4):
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]


def line(name, key, text, time, kind=4, message=None):
    said = message if message is not None else f"cosignature/v1\ntime {time}\n{text}".encode()
    return f"\u2014 {name} {b64(key_id(name, key.public, kind) + time.to_bytes(8, 'big') + key.sign(said))}"


def as_of(text, key):
    """The line with the id of another key: whoever believes that key looks at it."""
    blob = base64.b64decode(text.split(" ")[2])
    return f"\u2014 {NAME} {b64(key_id(NAME, key.public) + blob[4:])}"


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        key, other = Key(bytes(range(32)), folder), Key(bytes(range(1, 33)), folder)
        vkey = f"{NAME}+{key_id(NAME, key.public).hex()}+{b64(bytes([4]) + key.public)}"
        time = 1764151200
        good = line(NAME, key, TEXT, time)
        wrong = [
            ("by another key under this name and id", as_of(line(NAME, other, TEXT, time), key)),
            ("over another size", line(NAME, key, TEXT.replace("\n3\n", "\n2\n"), time)),
            ("over another origin", line(NAME, key, TEXT.replace("registry", "other"), time)),
            ("over the bare text", line(NAME, key, TEXT, time, message=TEXT.encode())),
            ("with another time than was signed", line(NAME, key, TEXT, time + 1,
                message=f"cosignature/v1\ntime {time}\n{TEXT}".encode())),
            ("without a time", line(NAME, key, TEXT, 0)),
            ("after the year 9999", line(NAME, key, TEXT, 253402300800)),
        ]
        document = {
            "format": "c2sp.org/tlog-cosignature", "source": "openssl 3, by tools/vectors/witness_vectors.py",
            "vkey": vkey, "seed": bytes(range(32)).hex(), "text": TEXT, "time": str(time), "line": good,
            "wrong": [{"name": name, "line": text} for name, text in wrong],
            "ignored": [{"name": "another witness", "line": line("witness.example/w2", other, TEXT, time)},
                        {"name": "a log's kind of signature", "line": line(NAME, key, TEXT, time, kind=1)}],
            "request": f"old 2\n{b64(hashlib.sha256(b'a').digest())}\n\n{TEXT}\n{good}\n",
            "malformed": [
                "", "old\n\n" + TEXT + "\n" + good + "\n", "old 02\n\n" + TEXT + "\n" + good + "\n",
                "old  2\n\n" + TEXT + "\n" + good + "\n", "old 2\nAAAA\n\n" + TEXT + "\n" + good + "\n",
                "old 2\n" + TEXT + "\n" + good + "\n", "new 2\n\n" + TEXT + "\n" + good + "\n",
                "old 2\n" + f"{b64(bytes(32))}\n" * 64 + "\n" + TEXT + "\n" + good + "\n",
                "old 2\n\n" + TEXT + "\n", "old 2\n\n" + TEXT + "\n" + good,
            ],
        }
        (OUT / "witness.json").write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


main()
