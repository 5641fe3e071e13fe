/** The archive of a registration certificate and the signatures in it (SPEC-certificate). */
import { equal, fromBase64, utf8, type Bytes } from '../crypto/bytes.ts';
import { digest, type DigestName } from '../crypto/digests.ts';
import { readPublicKey, type PublicKey } from '../crypto/signatures.ts';
import { readJson, writeJson, type Json, type JsonObject } from './json.ts';
import { isCertificateNumber } from './keys.ts';
import { isArray, isDigest, isExactly, isOrigin, readList, readPair, readTime } from './values.ts';
import { readArchive } from './zip.ts';

export interface CertificateArchive {
  /** By name: certificate.json, certificate.pdf, signatures.json. */
  readonly member: (name: string) => Bytes;
  /** The bundle of the asset; null where the archive has none. */
  readonly evidence: Bytes | null;
}

export interface CertificateSignature {
  readonly key: PublicKey;
  readonly value: Bytes;
}

export interface SignedCertificate {
  readonly origin: string;
  readonly number: string;
  readonly time: number;
  readonly files: readonly { readonly name: string; readonly digests: Record<DigestName, Bytes> }[];
  readonly signatures: readonly CertificateSignature[];
  /** What is signed. */
  readonly message: Bytes;
}

export const LARGEST_CERTIFICATE_ARCHIVE = 96 * 1024 * 1024;
const LARGEST_SIGNATURES = 16 * 1024;
const LARGEST_SIGNATURE = 128;
const ALWAYS = ['certificate.json', 'certificate.pdf', 'certificate.vc.jwt', 'signatures.json'];
const MAYBE = ['evidence.zip', 'anchors.json', 'verify.html'];
const FILES = ['certificate.json', 'certificate.pdf'];

/** Whether a file begins as such an archive does, by the name of its first member. */
export function isCertificateArchive(bytes: Bytes): boolean {
  const name = utf8(ALWAYS[0]!);
  return bytes.length >= 30 + name.length && equal(bytes.subarray(0, 4), Uint8Array.of(0x50, 0x4b, 3, 4))
    && bytes[26] === name.length && bytes[27] === 0 && equal(bytes.subarray(30, 30 + name.length), name);
}

/** The members in their order; null for everything that is no such archive. */
export function readCertificateArchive(bytes: Bytes): CertificateArchive | null {
  const members = readArchive(bytes, LARGEST_CERTIFICATE_ARCHIVE);
  const names = members?.map(({ name }) => name) ?? [];
  const expected = [...ALWAYS, ...MAYBE.filter((name) => names.includes(name))];
  if (!members || names.length !== expected.length || names.some((name, at) => name !== expected[at])) return null;
  const held = new Map(members.map((one) => [one.name, one.bytes]));
  return { member: (name) => held.get(name)!, evidence: held.get('evidence.zip') ?? null };
}

export function readSignatures(bytes: Bytes): SignedCertificate | null {
  const json = bytes.length <= LARGEST_SIGNATURES ? readJson(bytes) : undefined;
  if (!isExactly(json, ['signatures', 'statement'])) return null;
  const said = readStatement(json.get('statement'));
  const signatures = readList(json.get('signatures'), readSignature);
  if (!said || !signatures || signatures.length < 1 || signatures.length > 8) return null;
  const keys = new Set(signatures.map(({ key }) => `${key.algorithm} ${key.point.join()}`));
  return keys.size === signatures.length ? { ...said, signatures, message: writeJson(json.get('statement')!) } : null;
}

function readStatement(json: Json | undefined): Omit<SignedCertificate, 'signatures' | 'message'> | null {
  if (!isExactly(json, ['files', 'number', 'origin', 'time', 'type'])
    || json.get('type') !== 'ledger-certificate-documents@v1') return null;
  const [origin, number, time] = [json.get('origin'), json.get('number'), readTime(json.get('time'))];
  const listed = json.get('files');
  const files = isArray(listed) && listed.length === FILES.length ? readList(listed, readFile) : null;
  if (!isOrigin(origin) || !isCertificateNumber(number) || time === null || !files
    || files.some(({ name }, at) => name !== FILES[at])) return null;
  return { origin, number, time, files };
}

function readFile(json: Json): SignedCertificate['files'][number] | null {
  if (!isExactly(json, ['name', 'sha256', 'sm3']) || typeof json.get('name') !== 'string') return null;
  const digests = readPair(new Map([['sha256', json.get('sha256')!], ['sm3', json.get('sm3')!]]) as JsonObject);
  return digests && { name: json.get('name') as string, digests };
}

function readSignature(json: Json): CertificateSignature | null {
  if (!isExactly(json, ['algorithm', 'key', 'spki', 'value'])) return null;
  const [spki, value] = [base64(json.get('spki')), base64(json.get('value'))];
  const key = spki && readPublicKey(spki);
  if (!key || key.algorithm !== json.get('algorithm') || !isDigest(json.get('key'))
    || !equal(readPair(same(json.get('key')!))!.sha256, digest('sha256', spki))) return null;
  return value && value.length >= 1 && value.length <= LARGEST_SIGNATURE ? { key, value } : null;
}

const same = (name: Json): JsonObject => new Map([['sha256', name], ['sm3', name]]);

const base64 = (json: Json | undefined): Bytes | null => (typeof json === 'string' ? fromBase64(json) : null);
