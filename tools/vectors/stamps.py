"""Certificates and responses of time stampers, written by hand from RFC 5280, 5652, 3161 and 5816 with fixed keys."""
import hashlib
import pathlib
import subprocess
import tempfile

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

import bundle_vectors as bundle
from log_vectors import digest as gm_digest

OIDS = {
    "sha256": "2.16.840.1.101.3.4.2.1", "sha384": "2.16.840.1.101.3.4.2.2", "sha512": "2.16.840.1.101.3.4.2.3",
    "sm3": "1.2.156.10197.1.401", "ecdsa-sha256": "1.2.840.10045.4.3.2", "ecdsa-sha384": "1.2.840.10045.4.3.3",
    "ecdsa-sha512": "1.2.840.10045.4.3.4",
    "rsa": "1.2.840.113549.1.1.1", "rsa-sha256": "1.2.840.113549.1.1.11", "rsa-sha512": "1.2.840.113549.1.1.13",
    "sm2-sm3": "1.2.156.10197.1.501", "signedData": "1.2.840.113549.1.7.2", "tstInfo": "1.2.840.113549.1.9.16.1.4",
    "contentType": "1.2.840.113549.1.9.3", "messageDigest": "1.2.840.113549.1.9.4",
    "signingTime": "1.2.840.113549.1.9.5", "signingCertificateV2": "1.2.840.113549.1.9.16.2.47",
    "policy": "1.2.156.10197.9.9.1", "commonName": "2.5.4.3", "extKeyUsage": "2.5.29.37", "basic": "2.5.29.19",
    "keyUsage": "2.5.29.15", "timeStamping": "1.3.6.1.5.5.7.3.8", "codeSigning": "1.3.6.1.5.5.7.3.3"}


def der(tag, *parts):
    body = b"".join(parts)
    size = len(body)
    if size < 128:
        return bytes([tag, size]) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 128 + len(length)]) + length + body


def seq(*parts):
    return der(0x30, *parts)


def set_of(*parts):
    return der(0x31, *sorted(parts))


def integer(number, tag=0x02):
    return der(tag, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def oid(name):
    arcs = [int(arc) for arc in OIDS[name].split(".")]
    arcs = [40 * arcs[0] + arcs[1], *arcs[2:]]
    body = b""
    for arc in arcs:
        chunk = [arc & 0x7F]
        while arc := arc >> 7:
            chunk.append(0x80 | arc & 0x7F)
        body += bytes(chunk[::-1])
    return der(0x06, body)


def algorithm(name, parameters=b""):
    return seq(oid(name), parameters)


def octets(data):
    return der(0x04, data)


def hash_with(name, data):
    return gm_digest("sm3", data) if name == "sm3" else hashlib.new(name, data).digest()


def prime(seed):
    """The first prime of 1024 bits behind a number from a seed."""
    number = int.from_bytes(hashlib.shake_256(seed).digest(128), "big") | (3 << 1022) | 1
    while any(number % p == 0 for p in (3, 5, 7, 11, 13, 17, 19, 23)) or any(
            not strong(number, base) for base in (2, 3, 5, 7, 11, 13, 17, 19)):
        number += 2
    return number


def strong(number, base):
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    power = pow(base, odd, number)
    return power in (1, number - 1) or any((power := power * power % number) == number - 1 for _ in range(twos - 1))


def rsa_key():
    p, q = prime(b"ledger p"), prime(b"ledger q")
    e, n, d = 65537, p * q, pow(65537, -1, (p - 1) * (q - 1))
    return rsa.RSAPrivateNumbers(p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p),
                                 rsa.RSAPublicNumbers(e, n)).private_key()


HASH = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}


class Key:
    """Signs as one of the schemes of SPEC-timestamp."""

    def __init__(self, scheme, key):
        self.scheme, self.key = scheme, key
        self.spki = key.spki if scheme == "sm2-sm3" else bundle.spki(key)

    def sign(self, data, hash_name):
        if self.scheme == "sm2-sm3":
            return self.key.sign(data)
        if self.scheme.startswith("rsa"):
            return self.key.sign(data, padding.PKCS1v15(), HASH[hash_name])
        return self.key.sign(data, ec.ECDSA(HASH[hash_name], deterministic_signing=True))


P256 = Key("ecdsa-sha256", ec.derive_private_key(0x1357, ec.SECP256R1()))
P384 = Key("ecdsa-sha384", ec.derive_private_key(0x2468, ec.SECP384R1()))
RSA = Key("rsa", rsa_key())
SM2 = Key("sm2-sm3", bundle.Sm2Lane(bytes(range(193, 225))))
ROOT = Key("ecdsa-sha256", ec.derive_private_key(0x9753, ec.SECP256R1()))
OF = {"ecdsa-sha256": "sha256", "ecdsa-sha384": "sha384", "rsa": "sha256", "rsa-sha256": "sha256", "sm2-sm3": "sm3"}


def name(text):
    return seq(set_of(seq(oid("commonName"), der(0x0C, text.encode()))))


def extension(which, value, critical=True):
    return seq(oid(which), der(0x01, b"\xff") if critical else b"", octets(value))


STAMPER = (extension("keyUsage", der(0x03, b"\x07\x80")), extension("extKeyUsage", seq(oid("timeStamping"))))
AUTHORITY = (extension("keyUsage", der(0x03, b"\x01\x06")), extension("basic", seq(der(0x01, b"\xff"))))


def certificate(subject, key, extensions=STAMPER, issuer=None, by=None, serial=7, start="20260101000000Z",
                end="20361231235959Z", inner=None):
    by = by or key
    scheme = "rsa-sha256" if by.scheme == "rsa" else by.scheme
    # RFC 5280, 4.1.2.5: UTCTime up to 2049.
    validity = seq(*(der(0x17, t[2:].encode()) if t < "2050" else der(0x18, t.encode()) for t in (start, end)))
    body = seq(der(0xA0, integer(2)), integer(serial), algorithm(inner or scheme), name(issuer or subject), validity,
               name(subject), key.spki, der(0xA3, seq(*extensions)))
    return seq(body, algorithm(scheme), der(0x03, b"\0", by.sign(body, OF[scheme])))


class Stamper:
    def __init__(self, subject, key, **how):
        self.key, self.certificate = key, certificate(subject, key, **how)
        self.issuer, self.serial = name(how.get("issuer") or subject), how.get("serial", 7)

    def stamp(self, data, time, imprint="sha256", accuracy=b"", status=0, hash_name=None, attributes=None, scheme=None,
              embed=(), change=lambda info: info, signers=1, behind=b"", times=1, sign=None):
        hash_name = hash_name or OF[self.key.scheme]
        info = change(seq(integer(1), oid("policy"), seq(algorithm(imprint), octets(hash_with(imprint, data))),
                          integer(99), der(0x18, time.encode()), accuracy))
        held = {"contentType": oid("tstInfo"), "messageDigest": octets(hash_with(hash_name, info)),
                "signingCertificateV2": seq(seq(seq(octets(hash_with("sha256", self.certificate)))))}
        held.update(attributes or {})
        signed = set_of(*(seq(oid(k), set_of(*([v] * times))) for k, v in held.items() if v))
        signer = seq(integer(1), seq(self.issuer, integer(self.serial)), algorithm(hash_name), b"\xa0" + signed[1:],
                     algorithm(scheme or self.key.scheme), octets(self.key.sign(sign or signed, hash_name)))
        certificates = der(0xA0, *sorted(embed or [self.certificate]))
        data = seq(integer(3), set_of(algorithm(hash_name)), seq(oid("tstInfo"), der(0xA0, octets(info))),
                   certificates, set_of(*([signer] * signers)))
        return seq(seq(integer(status)), seq(oid("signedData"), der(0xA0, data)), behind)


def check(response, data, root, at=None, holds=True):
    """openssl ts -verify, which looks at the certificates' validity now, or at a time, says the same."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "r").write_bytes(response)
        (folder / "d").write_bytes(data)
        pem = subprocess.run(["openssl", "x509", "-inform", "DER"], input=root, capture_output=True, check=True).stdout
        (folder / "ca").write_bytes(pem)
        ran = subprocess.run(["openssl", "ts", "-verify", "-in", folder / "r", "-data", folder / "d", "-CAfile",
                              folder / "ca", *([] if at is None else ["-attime", str(at)])], capture_output=True, text=True)
        if (ran.returncode == 0) != holds:
            raise SystemExit(f"openssl says otherwise of a time stamp: {ran.stdout}{ran.stderr}")
