/** Leaf of an entry, ledger-entry@v1 (SPEC-entry). */
import { fromBase64, type Bytes } from '../crypto/bytes.ts';
import type { DigestName } from '../crypto/digests.ts';
import { readJson, type Json, type JsonObject } from './json.ts';
import { isCertificateNumber, isStream, readKey } from './keys.ts';
import {
  ascends, isArray, isDigest, isExactly, isObject, isOrigin, readDecimal, readDigest, readTime,
} from './values.ts';

export interface Effect {
  readonly key: string;
  readonly version: bigint;
  readonly value: JsonObject;
}

export type Commitment = Readonly<Record<DigestName, Bytes>>;

export interface Leaf {
  readonly origin: string;
  readonly type: string;
  /** `registry` or `party/{id}`. */
  readonly actor: string;
  /** Milliseconds since 1970, and as it is spelled. */
  readonly recordedTime: number;
  readonly recordedText: string;
  readonly writes: ReadonlyMap<string, bigint>;
  readonly effects: ReadonlyMap<string, Effect>;
  /** What the leaf commits to, by name. */
  readonly bodies: ReadonlyMap<string, Commitment>;
  readonly map: { readonly size: bigint; readonly sha256: Bytes; readonly sm3: Bytes } | null;
}

const LARGEST_LEAF = 16_384;
const ALWAYS = ['format', 'origin', 'type', 'writes', 'reads', 'actor', 'recordedTime', 'legalTime', 'bodies',
  'effects'];
const ACT = ['command', 'rules', 'calendar'];

export function readLeaf(bytes: Bytes): Leaf | null {
  const json = bytes.length <= LARGEST_LEAF ? readJson(bytes) : undefined;
  const isMap = isObject(json) && json.get('type') === 'map';
  if (!isExactly(json, isMap ? [...ALWAYS, 'map'] : [...ALWAYS, ...ACT], isMap ? [] : ['number'])) return null;
  return hasHeader(json) && (isMap ? isMapLeaf(json) : isAct(json)) ? leafOf(json) : null;
}

function hasHeader(json: JsonObject): boolean {
  return json.get('format') === 'ledger-entry@v1' && isOrigin(json.get('origin'))
    && isType(json.get('type')) && isActor(json.get('actor'))
    && readTime(json.get('recordedTime')) !== null && readTime(json.get('legalTime')) !== null
    && isVersions(json.get('writes'), 1n) && isVersions(json.get('reads'), 0n)
    && (json.get('writes') as Json[]).length > 0 && readsNothingWritten(json) && isBodies(json.get('bodies'));
}

const isType = (value: Json | undefined): boolean =>
  typeof value === 'string' && value.length <= 64 && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(value);

const isActor = (value: Json | undefined): boolean =>
  value === 'registry' || (typeof value === 'string' && value.startsWith('party/') && isStream(value));

const isRules = (value: Json | undefined): boolean => typeof value === 'string' && /^[0-9A-Za-z.@-]{1,64}$/.test(value);

function isVersions(value: Json | undefined, least: bigint): boolean {
  return isArray(value) && value.every((item) => {
    const version = isExactly(item, ['stream', 'version']) ? readDecimal(item.get('version')) : null;
    return version !== null && version >= least && isStream((item as JsonObject).get('stream'));
  }) && ascends(value.map((item) => (item as JsonObject).get('stream') as string));
}

function streamsOf(json: JsonObject, member: 'writes' | 'reads'): Map<string, bigint> {
  return new Map((json.get(member) as JsonObject[]).map((item) =>
    [item.get('stream') as string, readDecimal(item.get('version'))!]));
}

function readsNothingWritten(json: JsonObject): boolean {
  const writes = streamsOf(json, 'writes');
  return [...streamsOf(json, 'reads').keys()].every((stream) => !writes.has(stream));
}

function isBodies(value: Json | undefined): boolean {
  return isArray(value) && value.every((item) => isExactly(item, ['name', 'sha256', 'sm3'])
      && /^[a-z]{1,32}$/.test(String(item.get('name'))) && typeof item.get('name') === 'string'
      && isDigest(item.get('sha256')) && isDigest(item.get('sm3')))
    && ascends(value.map((item) => (item as JsonObject).get('name') as string));
}

function bodiesOf(json: JsonObject): Map<string, Commitment> {
  return new Map((json.get('bodies') as JsonObject[]).map((item) =>
    [item.get('name') as string, { sha256: readDigest(item.get('sha256'))!, sm3: readDigest(item.get('sm3'))! }]));
}

function isMapLeaf(json: JsonObject): boolean {
  const map = json.get('map');
  const writes = streamsOf(json, 'writes');
  return writes.size === 1 && writes.has('log') && json.get('actor') === 'registry'
    && ['reads', 'bodies', 'effects'].every((name) => isArray(json.get(name))
    && (json.get(name) as Json[]).length === 0)
    && isExactly(map, ['size', 'sha256', 'sm3']) && readDecimal(map.get('size')) !== null
    && isDigest(map.get('sha256')) && isDigest(map.get('sm3'));
}

function isAct(json: JsonObject): boolean {
  const effects = readEffects(json);
  return isCommand(json.get('command')) && isRules(json.get('rules')) && isRules(json.get('calendar'))
    && effects !== null && isNumbered(json.get('number'), effects);
}

function isNumbered(number: Json | undefined, effects: ReadonlyMap<string, Effect>): boolean {
  return number === undefined || (isCertificateNumber(number) && effects.has(`certificate/${number}`));
}

function isCommand(value: Json | undefined): boolean {
  return isExactly(value, ['id', 'sha256', 'sm3'], ['author'])
    && typeof value.get('id') === 'string' && /^[0-9a-f]{32}$/.test(value.get('id') as string)
    && isDigest(value.get('sha256')) && isDigest(value.get('sm3'))
    && (!value.has('author') || isAuthor(value.get('author')));
}

const LARGEST_SIGNATURE = 128;

function isAuthor(value: Json | undefined): boolean {
  if (!isExactly(value, ['algorithm', 'key', 'signature'])) return false;
  const text = value.get('signature');
  const signature = typeof text === 'string' ? fromBase64(text) : null;
  return ['p256', 'sm2', 'ed25519'].includes(value.get('algorithm') as string) && isDigest(value.get('key'))
    && signature !== null && signature.length > 0 && signature.length <= LARGEST_SIGNATURE;
}

function readEffects(json: JsonObject): Map<string, Effect> | null {
  const writes = streamsOf(json, 'writes');
  const items = json.get('effects');
  if (!isArray(items)) return null;
  const effects = items.map((item) => readEffect(item, writes));
  if (effects.includes(null) || !ascends(effects.map((effect) => effect!.key))) return null;
  return new Map(effects.map((effect) => [effect!.key, effect!]));
}

/** The version of an effect is what the entry writes for the stream that owns the key. */
function readEffect(item: Json, writes: ReadonlyMap<string, bigint>): Effect | null {
  if (!isExactly(item, ['key', 'version', 'value'])) return null;
  const [key, version, value] = [readKey(item.get('key')), readDecimal(item.get('version')), item.get('value')];
  if (!key || version === null || version < 1n || !isObject(value)) return null;
  const isOwned = key.owner !== null ? writes.get(key.owner) === version
    : [...writes].some(([stream, written]) => stream.startsWith('asset/') && written === version);
  return isOwned ? { key: key.text, version, value } : null;
}

function leafOf(json: JsonObject): Leaf {
  const map = json.get('map') as JsonObject | undefined;
  const recordedText = json.get('recordedTime') as string;
  return {
    origin: json.get('origin') as string,
    type: json.get('type') as string,
    actor: json.get('actor') as string,
    recordedTime: readTime(recordedText)!,
    recordedText,
    writes: streamsOf(json, 'writes'),
    effects: map ? new Map() : readEffects(json)!,
    bodies: bodiesOf(json),
    map: map === undefined ? null : {
      size: readDecimal(map.get('size'))!, sha256: readDigest(map.get('sha256'))!, sm3: readDigest(map.get('sm3'))!,
    },
  };
}
