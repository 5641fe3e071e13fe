/**
 * Keys that sign commands: P-256 with SHA-256 (strict DER, low S), SM2 with SM3 (GB/T 32918, the identity that the
 * standard gives), Ed25519 (RFC 8032). A signer is an interface, so that a key may lie in a token or a service.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { sm2 } from 'sm-crypto-v2';
import { concat, fromHex, hex } from './bytes.js';

export type Algorithm = 'p256' | 'sm2' | 'ed25519';

/** A key that signs; it need not be in this process. */
export interface Signer {
  readonly algorithm: Algorithm;
  /** The public key as SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** Signs a message as the algorithm's own rule says. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** Who acts: the name that its tokens bear, the party that it acts for, and its key. */
export interface Account {
  readonly name: string;
  /** 32 lowercase hex characters. */
  readonly party: string;
  readonly signer: Signer;
}

const SPKI: Record<Algorithm, Uint8Array> = {
  p256: fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200'),
  sm2: fromHex('3059301306072a8648ce3d020106082a811ccf5501822d034200'),
  ed25519: fromHex('302a300506032b6570032100'),
};

/** The id of a key: SHA-256 of its SubjectPublicKeyInfo, hex. */
export const keyId = (signer: Signer): string => hex(sha256(signer.publicKey));

/** A signer from a secret key of 32 bytes. */
export function importSigner(algorithm: Algorithm, secret: Uint8Array): Signer {
  switch (algorithm) {
    case 'p256':
      return signer(algorithm, p256.getPublicKey(secret, false), (message) =>
        p256.sign(message, secret, { lowS: true, format: 'der' }));
    case 'ed25519':
      return signer(algorithm, ed25519.getPublicKey(secret), (message) => ed25519.sign(message, secret));
    case 'sm2': {
      const key = hex(secret);
      const publicKey = sm2.getPublicKeyFromPrivateKey(key);
      return signer(algorithm, fromHex(publicKey), (message) =>
        fromHex(sm2.doSignature(message, key, { der: true, hash: true, publicKey })));
    }
    default:
      throw new TypeError('Commands are signed with p256, sm2 or ed25519.');
  }
}

/** A signer with a new key, which is lost with the process. */
export function generateSigner(algorithm: Algorithm): Signer {
  switch (algorithm) {
    case 'p256': return importSigner(algorithm, p256.utils.randomSecretKey());
    case 'ed25519': return importSigner(algorithm, ed25519.utils.randomSecretKey());
    default: return importSigner(algorithm, fromHex(sm2.generateKeyPairHex().privateKey));
  }
}

/** A signer with a P-256 or Ed25519 key pair of WebCrypto, which need not be extractable. */
export async function webCryptoSigner(pair: CryptoKeyPair): Promise<Signer> {
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  if (pair.privateKey.algorithm.name === 'Ed25519') {
    return {
      algorithm: 'ed25519', publicKey,
      sign: async (message) =>
        new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, message as BufferSource)),
    };
  }
  if ((pair.privateKey.algorithm as EcKeyAlgorithm).namedCurve !== 'P-256') {
    throw new TypeError('The key is neither Ed25519 nor on the curve P-256.');
  }
  return {
    algorithm: 'p256', publicKey,
    async sign(message) {
      const plain = new Uint8Array(await crypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, message as BufferSource));
      const { r, s } = p256.Signature.fromBytes(plain, 'compact');
      const order = p256.Point.Fn.ORDER;
      return new p256.Signature(r, s > order / 2n ? order - s : s).toBytes('der');
    },
  };
}

/** r and s side by side, as JWS has them (RFC 7518, 3.4). */
export const flatSignature = (der: Uint8Array): Uint8Array => p256.Signature.fromBytes(der, 'der').toBytes('compact');

/** An account file, as a development registry writes one for each account. */
export function readAccount(json: string): Account {
  const file = JSON.parse(json) as Record<string, unknown>;
  const { account, party, algorithm, secret } = file;
  if (typeof account !== 'string' || typeof party !== 'string' || typeof secret !== 'string'
    || !(algorithm === 'p256' || algorithm === 'sm2' || algorithm === 'ed25519')) {
    throw new TypeError('This is no account file.');
  }
  return { name: account, party, signer: importSigner(algorithm, fromHex(secret)) };
}

function signer(algorithm: Algorithm, point: Uint8Array, sign: (message: Uint8Array) => Uint8Array): Signer {
  return { algorithm, publicKey: concat(SPKI[algorithm], point), sign: async (message) => sign(message) };
}
