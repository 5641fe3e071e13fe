/** What a verifier believes: ledger-anchors@v2 (SPEC-anchors). */
import { equal, fromBase64, fromHex, hex, utf8, type Bytes } from '../crypto/bytes.ts';
import { digest } from '../crypto/digests.ts';
import { isDerSequence } from '../crypto/der.ts';
import { readPublicKey, readRawKey, type Algorithm, type PublicKey } from '../crypto/signatures.ts';
import { readJson, type Json, type JsonObject } from './json.ts';
import { readSeal, type SealRule } from './seals.ts';
import { isAddress, isDigest, isExactly, isOrigin, readDecimal, readList } from './values.ts';
import { readWindow, WINDOW, type Window } from './windows.ts';

export interface AnchoredKey {
  readonly key: PublicKey;
  readonly window: Window;
}

export interface Witness extends AnchoredKey {
  readonly name: string;
}

export interface AnchoredCertificate {
  readonly certificate: Bytes;
  readonly window: Window;
}

export interface ChainAnchor {
  readonly chain: string;
  readonly genesis: string;
  /** 0x and 40 lowercase hexadecimal characters. */
  readonly contract: string;
  readonly codeHash: Bytes;
  readonly retired: bigint | null;
  readonly seal: SealRule;
}

export interface Anchors {
  readonly origin: string;
  readonly lanes: readonly AnchoredKey[];
  readonly bundleKeys: readonly AnchoredKey[];
  readonly certificateKeys: readonly AnchoredKey[];
  readonly timeStampers: readonly AnchoredCertificate[];
  readonly authorities: readonly AnchoredCertificate[];
  readonly witnesses: readonly Witness[];
  readonly witnessQuorum: bigint;
  readonly chains: readonly ChainAnchor[];
}

const MEMBERS = ['authorities', 'bundleKeys', 'certificateKeys', 'chains', 'format', 'lanes', 'origin', 'timeStampers',
  'witnessQuorum', 'witnesses'];
const LARGEST = 16 * 1024 * 1024;
const LARGEST_KEY = 256;
const LARGEST_CERTIFICATE = 8 * 1024;

/** The anchors, or in words for people why there are none. */
export function readAnchors(bytes: Bytes): Anchors | string {
  const json = bytes.length <= LARGEST ? readJson(bytes) : undefined;
  if (json instanceof Map && json.get('format') === 'ledger-anchors@v1') {
    return 'anchors of the earlier form ledger-anchors@v1: take them anew from the registry';
  }
  if (!isExactly(json, MEMBERS) || json.get('format') !== 'ledger-anchors@v2') return 'no trust anchors';
  const anchors = readMembers(json);
  return anchors && isSound(anchors) ? anchors : 'malformed trust anchors';
}

function readMembers(json: JsonObject): Anchors | null {
  const list = <T>(name: string, read: (item: Json) => T | null): T[] | null => readList(json.get(name), read);
  const origin = json.get('origin');
  const witnessQuorum = readDecimal(json.get('witnessQuorum'));
  const lanes = list('lanes', keyOf('ed25519', 'secp256k1', 'sm2'));
  const bundleKeys = list('bundleKeys', keyOf('ed25519', 'secp256k1', 'sm2', 'p256'));
  const certificateKeys = list('certificateKeys', keyOf('p256', 'sm2'));
  const [timeStampers, authorities] = [list('timeStampers', readCertificate), list('authorities', readCertificate)];
  const [witnesses, chains] = [list('witnesses', readWitness), list('chains', readChain)];
  if (!isOrigin(origin) || witnessQuorum === null || !lanes || !bundleKeys || !certificateKeys || !timeStampers
    || !authorities || !witnesses || !chains) return null;
  return { origin, lanes, bundleKeys, certificateKeys, timeStampers, authorities, witnesses, witnessQuorum, chains };
}

function isSound(anchors: Anchors): boolean {
  const { origin, lanes, bundleKeys, certificateKeys, timeStampers, authorities, witnesses, chains } = anchors;
  const keys = [...lanes, ...bundleKeys, ...certificateKeys, ...witnesses].map(({ key: { algorithm, point } }) =>
    `${algorithm} ${hex(point)}`);
  const certificates = [...timeStampers, ...authorities].map(({ certificate }) => hex(certificate));
  const instances = chains.map(({ chain, genesis, contract }) => `${chain}/${genesis}/${contract}`);
  return lanes.length > 0 && bundleKeys.length > 0
    && [keys, certificates, instances].every((names) => new Set(names).size === names.length)
    && witnesses.every(({ name }) => name !== origin && name !== `${origin}/sm3`)
    && anchors.witnessQuorum <= BigInt(witnesses.length);
}

function readBytes(json: Json | undefined, most: number): Bytes | null {
  const bytes = typeof json === 'string' ? fromBase64(json) : null;
  return bytes && bytes.length > 0 && bytes.length <= most ? bytes : null;
}

/** A key of one of some algorithms, with its window. */
const keyOf = (...algorithms: Algorithm[]) => (json: Json): AnchoredKey | null => {
  if (!isExactly(json, ['key', ...WINDOW.always], WINDOW.maybe)) return null;
  const bytes = readBytes(json.get('key'), LARGEST_KEY);
  const [key, window] = [bytes && readPublicKey(bytes), readWindow(json)];
  return key && algorithms.includes(key.algorithm) && window ? { key, window } : null;
};

function readCertificate(json: Json): AnchoredCertificate | null {
  if (!isExactly(json, ['certificate', ...WINDOW.always], WINDOW.maybe)) return null;
  const [certificate, window] = [readBytes(json.get('certificate'), LARGEST_CERTIFICATE), readWindow(json)];
  return certificate && isDerSequence(certificate) && window ? { certificate, window } : null;
}

function readWitness(json: Json): Witness | null {
  if (!isExactly(json, ['vkey', ...WINDOW.always], WINDOW.maybe)) return null;
  const [named, window] = [readWitnessKey(json.get('vkey')), readWindow(json)];
  return named && window ? { ...named, window } : null;
}

/** `name+id+base64(0x04 ‖ key)`, the id being that of the rest. */
export function readWitnessKey(vkey: Json | undefined): { readonly name: string; readonly key: PublicKey } | null {
  const [name, id, ...rest] = typeof vkey === 'string' ? vkey.split('+') : [];
  const typed = fromBase64(rest.join('+'));
  if (!isOrigin(name) || !typed || typed[0] !== 4) return null;
  const key = readRawKey('ed25519', typed.slice(1));
  return key && equal(fromHex(id!) ?? new Uint8Array(0), cosignerId(name, key)) ? { name, key } : null;
}

/** SHA-256(name ‖ 0x0A ‖ 0x04 ‖ key)[:4], c2sp.org/tlog-cosignature. */
export const cosignerId = (name: string, { point }: PublicKey): Bytes =>
  digest('sha256', utf8(`${name}\n`), Uint8Array.of(4), point).subarray(0, 4);

function readChain(json: Json): ChainAnchor | null {
  if (!isExactly(json, ['chain', 'codeHash', 'contract', 'genesis', 'kind', 'seal'], ['retired'])) return null;
  const [chain, genesis, contract] = [json.get('chain'), json.get('genesis'), json.get('contract')];
  const codeHash = isDigest(json.get('codeHash')) ? fromHex(json.get('codeHash') as string) : null;
  const retired = json.has('retired') ? readDecimal(json.get('retired')) : null;
  const seal = readSeal(json.get('seal'));
  const number = readDecimal(chain);
  if (json.get('kind') !== 'evm' || number === null || number < 1n || !isDigest(genesis)
    || !isAddress(contract)) return null;
  if (!codeHash || !seal || (json.has('retired') && retired === null)) return null;
  return { chain: chain as string, genesis, contract, codeHash, retired, seal };
}
