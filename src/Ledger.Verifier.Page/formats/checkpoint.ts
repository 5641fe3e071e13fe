/** Checkpoints as signed notes (c2sp.org/signed-note, c2sp.org/tlog-checkpoint) with the lanes of SPEC-log. */
import { concat, equal, fromBase64, fromUtf8, utf8, type Bytes } from '../crypto/bytes.ts';
import { digest } from '../crypto/digests.ts';
import { verify, type Algorithm, type PublicKey } from '../crypto/signatures.ts';
import { cosignerId, type Witness } from './anchors.ts';
import { readDecimal } from './values.ts';

export interface Checkpoint {
  readonly size: bigint;
  readonly root: Bytes;
  /** The keys that signed, of those that were asked about. */
  readonly signers: ReadonlySet<PublicKey>;
  /** The log's own note, without lines under other names: what is stamped with a time. */
  readonly own: string;
}

const TYPES: Partial<Record<Algorithm, Bytes>> = {
  ed25519: Uint8Array.of(1),
  secp256k1: concat(Uint8Array.of(0xff), utf8('ledger-secp256k1@v1')),
  sm2: concat(Uint8Array.of(0xff), utf8('ledger-sm2@v1')),
};

const MOST_LINES = 64;
const DASH = '\u2014 ';

/** A checkpoint of an origin; null when it is malformed, or when a line of a believed key is bad. */
export function readCheckpoint(bytes: Bytes, origin: string, believed: readonly PublicKey[]): Checkpoint | null {
  const note = splitNote(bytes);
  const head = note && readHead(note.text, origin);
  if (!note || !head) return null;
  const signers = new Set<PublicKey>();
  let own = `${note.text}\n`;
  for (const line of note.lines) {
    const signature = readLine(line);
    if (!signature) return null;
    if (signature.name !== origin) continue;
    own += `${line}\n`;
    const named = believed.filter((key) => equal(keyId(origin, key), signature.keyId));
    if (named.length === 0) continue;
    const signed = named.filter((key) => verify(key, utf8(note.text), signature.bytes));
    if (signed.length === 0) return null;
    for (const key of signed) signers.add(key);
  }
  return { ...head, signers, own };
}

/** The text and the lines under one name, whoever signed them; null where there are none, or it is no note. */
export function ownNote(bytes: Bytes, name: string): string | null {
  const note = splitNote(bytes);
  if (!note) return null;
  const lines = note.lines.map((line) => ({ line, read: readLine(line) }));
  if (lines.some(({ read }) => !read)) return null;
  const own = lines.filter(({ read }) => read!.name === name).map(({ line }) => `${line}\n`);
  return own.length > 0 ? `${note.text}\n${own.join('')}` : null;
}

function splitNote(bytes: Bytes): { text: string; lines: string[] } | null {
  const whole = fromUtf8(bytes);
  if (whole === null || /[\x00-\x09\x0b-\x1f]/.test(whole) || !whole.endsWith('\n')) return null;
  const at = whole.lastIndexOf('\n\n');
  if (at < 0) return null;
  const lines = whole.slice(at + 2, -1).split('\n');
  return lines.length <= MOST_LINES ? { text: whole.slice(0, at + 1), lines } : null;
}

/** Exactly three lines: origin, size, root. */
function readHead(text: string, origin: string): { size: bigint; root: Bytes } | null {
  const lines = text.slice(0, -1).split('\n');
  const size = readDecimal(lines[1]);
  const root = fromBase64(lines[2] ?? '');
  return lines.length === 3 && lines[0] === origin && size !== null && root?.length === 32 ? { size, root } : null;
}

/** Names have no white space of Unicode: `\s` is something else, with U+FEFF and without U+0085. */
function readLine(line: string): { name: string; keyId: Bytes; bytes: Bytes } | null {
  const [name, text, ...rest] = line.startsWith(DASH) ? line.slice(DASH.length).split(' ') : [];
  if (!name || /[\p{White_Space}+]/u.test(name) || !text || rest.length > 0) return null;
  const bytes = fromBase64(text);
  return bytes && bytes.length > 4 ? { name, keyId: bytes.subarray(0, 4), bytes: bytes.subarray(4) } : null;
}

/** SHA-256(key name ‖ 0x0A ‖ signature type ‖ key material)[:4]. */
export function keyId(name: string, key: PublicKey): Bytes {
  return digest('sha256', utf8(`${name}\n`), TYPES[key.algorithm]!, key.point).subarray(0, 4);
}

/** What a witness says: that it saw the checkpoint, and when, in milliseconds since 1970. */
export interface Cosigned {
  readonly witness: Witness;
  readonly time: number;
}

const LAST_SECOND = 253402300799n;

/** The cosignatures of witnesses that are listed; null when a line of one of them is bad (c2sp.org/tlog-cosignature). */
export function readCosignatures(bytes: Bytes, witnesses: readonly Witness[]): Cosigned[] | null {
  const note = splitNote(bytes)!;
  const found: Cosigned[] = [];
  for (const line of note.lines) {
    const { name, keyId: id, bytes: signature } = readLine(line)!;
    const witness = witnesses.find((known) => known.name === name && equal(cosignerId(name, known.key), id));
    if (!witness) continue;
    if (signature.length !== 72) return null;
    const seconds = signature.subarray(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    if (seconds === 0n || seconds > LAST_SECOND) return null;
    const message = utf8(`cosignature/v1\ntime ${seconds}\n${note.text}`);
    if (!verify(witness.key, message, signature.subarray(8))) return null;
    found.push({ witness, time: Number(seconds) * 1000 });
  }
  return found;
}
