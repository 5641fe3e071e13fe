/** Bodies of entries, opened for one order, ledger-disclosure@v1 (SPEC-disclosure). */
import { fromBase64, fromHex, type Bytes } from '../crypto/bytes.ts';
import { readJson, type Json, type JsonObject } from './json.ts';
import { isStream } from './keys.ts';
import { isArray, isExactly, readDecimal } from './values.ts';

export interface OpenedBody {
  readonly entry: bigint;
  readonly name: string;
  readonly salt: Bytes;
  readonly bytes: Bytes;
}

export interface Disclosure {
  readonly origin: string;
  readonly subject: string;
  readonly bodies: readonly OpenedBody[];
}

export const LARGEST_DISCLOSURE = 32 * 1024 * 1024;
const LARGEST_BODY = 1024 * 1024;

export function readDisclosure(bytes: Bytes): Disclosure | null {
  const json = bytes.length <= LARGEST_DISCLOSURE ? readJson(bytes) : undefined;
  if (!isExactly(json, ['bodies', 'format', 'order', 'origin', 'subject'])
    || json.get('format') !== 'ledger-disclosure@v1' || typeof json.get('origin') !== 'string'
    || !isOf('order/', json.get('order')) || !isOf('asset/', json.get('subject'))) return null;
  const items = json.get('bodies');
  const bodies = isArray(items) ? items.map(readBody) : [null];
  if (bodies.includes(null) || !bodies.every((body, i) => i === 0 || isBefore(bodies[i - 1]!, body!))) return null;
  return {
    origin: json.get('origin') as string, subject: json.get('subject') as string, bodies: bodies as OpenedBody[],
  };
}

const isOf = (kind: string, value: Json | undefined): boolean =>
  typeof value === 'string' && value.startsWith(kind) && isStream(value);

function readBody(item: Json): OpenedBody | null {
  if (!isExactly(item, ['body', 'entry', 'name', 'salt'])) return null;
  const [entry, name] = [readDecimal(item.get('entry')), item.get('name')];
  const [salt, bytes] = [readSalt(item), readBytes(item)];
  if (entry === null || typeof name !== 'string' || !/^[a-z]{1,32}$/.test(name) || !salt || !bytes) return null;
  return { entry, name, salt, bytes };
}

function readSalt(item: JsonObject): Bytes | null {
  const text = item.get('salt');
  return typeof text === 'string' && /^[0-9a-f]{64}$/.test(text) ? fromHex(text) : null;
}

function readBytes(item: JsonObject): Bytes | null {
  const text = item.get('body');
  const bytes = typeof text === 'string' && text.length <= 2 * LARGEST_BODY ? fromBase64(text) : null;
  return bytes && bytes.length <= LARGEST_BODY ? bytes : null;
}

const isBefore = (left: OpenedBody, right: OpenedBody): boolean =>
  left.entry < right.entry || (left.entry === right.entry && left.name < right.name);
