/**
 * The one byte form of a bundle's archive (SPEC-bundle, 'File'): the local headers are read, the archive is written
 * again from names and bytes alone, and all bytes are compared. Nothing that a header says of places is followed.
 */
import { concat, equal, utf8, type Bytes } from '../crypto/bytes.ts';

export interface Member {
  readonly name: string;
  readonly bytes: Bytes;
}

/** Of a bundle. */
export const LARGEST_ARCHIVE = 64 * 1024 * 1024;
const MOST_MEMBERS = 65_535;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const DATE = 0x21;

/** The members in their order, or null for every other byte string. */
export function readArchive(bytes: Bytes, most = LARGEST_ARCHIVE): Member[] | null {
  if (bytes.length > most) return null;
  const members: Member[] = [];
  const names = new Set<string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  while (at + 30 <= bytes.length && view.getUint32(at, true) === LOCAL) {
    const [size, nameLength] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true)];
    const start = at + 30 + nameLength;
    if (nameLength < 1 || nameLength > 200 || start + size > bytes.length) return null;
    const name = readName(bytes.subarray(at + 30, start));
    if (name === null || names.has(name) || members.length === MOST_MEMBERS) return null;
    names.add(name);
    members.push({ name, bytes: bytes.subarray(start, start + size) });
    at = start + size;
  }
  return members.length > 0 && isArchiveOf(members, bytes) ? members : null;
}

function readName(bytes: Bytes): string | null {
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f) ? String.fromCharCode(...bytes) : null;
}

/** Compares part by part, so that no second copy of a large archive is made. */
function isArchiveOf(members: readonly Member[], bytes: Bytes): boolean {
  let at = 0;
  for (const part of parts(members)) {
    if (!equal(bytes.subarray(at, at + part.length), part)) return false;
    at += part.length;
  }
  return at === bytes.length;
}

export const writeArchive = (members: readonly Member[]): Bytes => concat(...parts(members));

function* parts(members: readonly Member[]): Generator<Bytes> {
  const directory: Bytes[] = [];
  let at = 0;
  for (const { name, bytes } of members) {
    const common = commonHeader(name, bytes);
    yield concat(numbers([LOCAL, 4]), common, utf8(name));
    yield bytes;
    directory.push(concat(
      numbers([CENTRAL, 4], [VERSION, 2]), common, numbers([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), utf8(name)));
    at += 30 + name.length + bytes.length;
  }
  const listed = concat(...directory);
  yield listed;
  yield numbers([END, 4], [0, 2], [0, 2], [members.length, 2], [members.length, 2], [listed.length, 4], [at, 4],
    [0, 2]);
}

/** Version needed, flags, method, time, date, checksum, both sizes, length of the name, length of the extra field. */
function commonHeader(name: string, bytes: Bytes): Bytes {
  return numbers([VERSION, 2], [0, 2], [0, 2], [0, 2], [DATE, 2], [crc32(bytes), 4],
    [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]);
}

/** Little endian numbers, each of so many bytes. */
function numbers(...fields: readonly (readonly [number, number])[]): Bytes {
  const out = new Uint8Array(fields.reduce((sum, [, length]) => sum + length, 0));
  let at = 0;
  for (const [value, length] of fields) {
    for (let byte = 0; byte < length; byte++) out[at++] = (value >>> (8 * byte)) & 0xff;
  }
  return out;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** CRC-32 of ISO 3309, as APPNOTE has it. */
export function crc32(bytes: Bytes): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
