/** Changes at random: of bytes, of JSON, of an archive's members. */
import { concat, utf8, type Bytes } from '../../crypto/bytes.ts';
import { crc32, type Member } from '../../formats/zip.ts';
import type { Loose, Parts } from './archive.ts';
import type { Random } from './random.ts';

/** One change of bytes; never the same bytes. */
export function changeBytes(random: Random, bytes: Bytes): Bytes {
  const at = random.below(bytes.length);
  const length = 1 + random.below(40);
  switch (random.below(7)) {
    case 0: return bytes.slice(0, at);
    case 1: return concat(bytes, random.bytes(length));
    case 2: return concat(bytes.subarray(0, at), random.bytes(length), bytes.subarray(at));
    case 3: return concat(bytes.subarray(0, at), bytes.subarray(Math.min(at + length, bytes.length)));
    case 4: return concat(bytes.subarray(0, at), bytes.slice(at, at + length), bytes.subarray(at));
    default: return flipped(bytes, at, 1 << random.below(8));
  }
}

export function flipped(bytes: Bytes, at: number, mask: number): Bytes {
  const changed = bytes.slice();
  changed[at]! ^= mask;
  return changed;
}

const ODD: readonly Loose[] = [
  null, true, 0, 1, -1, 2 ** 53, '', '0', '00', '1', '-1', '+1', ' 1', '1.0', '9223372036854775807',
    '9223372036854775808',
  '18446744073709551616', 'registry', 'log', 'map', [], {}, [null], [[]], 'a'.repeat(64), 'A'.repeat(64),
    '0'.repeat(32),
  '2026-11-23T24:00:00.000Z', '2026-02-29T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '2026-11-23T10:00:00.000Z',
  '2025-04-01', '2025-02-30', '10000-01-01', 'right/99999999999999999999999999999999/1',
    'asset/99999999999999999999999999999999',
  'right/99999999999999999999999999999999/4294967296', 'certificate/SJ4212025030001', 'certificate/SJ1', 'case/1',
    '../x', 'é', '\u0300',
];

/** One change of a value of JSON, at a place at random; the result may be no JSON that the formats know. */
export function changeJson(random: Random, value: Loose): Loose {
  const copy = structuredClone(value);
  const places = placesOf(copy);
  if (places.length === 0) return random.pick(ODD);
  const [holder, name] = random.pick(places);
  if (Array.isArray(holder)) changeItem(random, holder, Number(name));
  else if (random.oneIn(6)) delete holder[name];
  else if (random.oneIn(8)) holder[random.pick(['a', 'number', 'map', 'other', 'until', 'zz',
    'plain'])] = random.pick(ODD);
  else holder[name] = changeValue(random, holder[name]);
  return copy;
}

function placesOf(value: Loose): [Loose, string][] {
  if (value === null || typeof value !== 'object') return [];
  return Object.keys(value).flatMap((name) => [[value, name] as [Loose, string], ...placesOf(value[name])]);
}

function changeItem(random: Random, items: Loose[], at: number): void {
  switch (random.below(5)) {
    case 0: items.splice(at, 1); break;
    case 1: items.splice(at, 0, structuredClone(items[at])); break;
    case 2: items.push(items.splice(at, 1)[0]); break;
    case 3: items.splice(at, 0, random.pick(ODD)); break;
    default: items[at] = changeValue(random, items[at]);
  }
}

function changeValue(random: Random, value: Loose): Loose {
  if (typeof value !== 'string' || value === '' || random.oneIn(4)) return random.pick(ODD);
  const at = random.below(value.length);
  switch (random.below(6)) {
    case 0: return value.slice(0, at) + value.slice(at + 1);
    case 1: return value.slice(0, at) + random.pick(['0', 'f', 'z', '/', '.', '-', ' ', 'A', '9']) + value.slice(at);
    case 2: return value.toUpperCase();
    case 3: return /^\d+$/.test(value) ? String(BigInt(value) + BigInt(random.below(3) - 1)) : `${value}0`;
    default: return value.slice(0, at) + random.pick([...'0123456789abcdef']) + value.slice(at + 1);
  }
}

/** One change of an archive's layout, as an attacker would hide something in it. */
export function changeLayout(random: Random, bundle: Bytes, members: readonly Member[]): Bytes {
  const at = random.below(members.length);
  const other = random.below(members.length);
  switch (random.below(6)) {
    case 0: return rawArchive([...members, members[at]!]);
    case 1: return rawArchive(members.map((member, n) => (n === at ? members[other]! : n === other ? members[at]!
      : member)));
    case 2: return rawArchive(members.map((member, n) => (n === at ? { ...member, name: random.pick(PATHS) }
      : member)));
    case 3: return rawArchive([...members.slice(0, at), { name: random.pick(PATHS), bytes: random.bytes(9) },
      ...members.slice(at)]);
    case 4: return withLength(random, bundle);
    default: return rawArchive(members.filter((_, n) => n !== at));
  }
}

const PATHS = [
  '../bundle.json', '/bundle.json', 'bundle.json', 'bundle.json\0', 'checkpoints\\sha256', 'C:bundle.json', 'a/', '.',
    '',
  'bundle.json/..', 'BUNDLE.JSON', 'entries/0/leaf.json', 'x'.repeat(201), 'caf\u00e9',
];

/** A size of 32 bits in some header that says more, or less, than is there. */
function withLength(random: Random, bundle: Bytes): Bytes {
  const changed = bundle.slice();
  const places = [...changed.keys()].filter((at) => changed[at] === 0x50 && changed[at + 1] === 0x4b);
  const at = random.pick(places) + random.pick([14, 18, 20, 22, 24, 42, 16, 12]);
  new DataView(changed.buffer).setUint32(Math.min(at, changed.length - 4),
    random.pick([0xffffffff, 0, 1, 0x7fffffff, 0x80000000]), true);
  return changed;
}

/** Like the writer of the format, but of whatever names. */
function rawArchive(members: readonly Member[]): Bytes {
  const parts: Bytes[] = [];
  const directory: Bytes[] = [];
  let at = 0;
  for (const { name, bytes } of members) {
    const [common, text] = [new Uint8Array(26), utf8(name)];
    const view = new DataView(common.buffer);
    view.setUint16(0, 20, true);
    view.setUint16(8, 0x21, true);
    view.setUint32(10, crc32(bytes), true);
    view.setUint32(14, bytes.length, true);
    view.setUint32(18, bytes.length, true);
    view.setUint16(22, text.length, true);
    parts.push(utf8('PK\x03\x04'), common, text, bytes);
    const place = new Uint8Array(14);
    new DataView(place.buffer).setUint32(10, at, true);
    directory.push(utf8('PK\x01\x02'), Uint8Array.of(20, 0), common, place, text);
    at += 30 + text.length + bytes.length;
  }
  const end = new Uint8Array(18);
  const view = new DataView(end.buffer);
  view.setUint16(4, members.length, true);
  view.setUint16(6, members.length, true);
  view.setUint32(8, directory.reduce((sum, part) => sum + part.length, 0), true);
  view.setUint32(12, at, true);
  return concat(...parts, ...directory, utf8('PK\x05\x06'), end);
}

/** One change below a signature: of a member's bytes or JSON, of which member has which bytes, or of the claims. */
export function changeParts(random: Random, parts: Parts, canonical: (value: Loose) =>
  string): { parts: Parts; changed: string[] } {
  const members = parts.members.map((member) => ({ ...member }));
  const [one, other] = [random.pick(members), random.pick(members)];
  if (random.oneIn(4) && !equalBytes(one.bytes, other.bytes)) {
    [one.bytes, other.bytes] = [other.bytes, one.bytes];
    return { parts: { ...parts, members }, changed: [one.name, other.name] };
  }
  const before = one.bytes;
  one.bytes = one.name.endsWith('.json') && random.below(3) > 0
    ? utf8(canonical(changeJson(random, JSON.parse(new TextDecoder().decode(one.bytes)))))
    : changeBytes(random, one.bytes);
  return { parts: { ...parts, members }, changed: equalBytes(before, one.bytes) ? [] : [one.name] };
}

const equalBytes = (left: Bytes, right: Bytes): boolean => Buffer.compare(left, right) === 0;
