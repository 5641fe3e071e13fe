/** What a collector signed of data before it was registered (SPEC-collection). */
import { concat, fromBase64, utf8, type Bytes } from '../crypto/bytes.ts';
import type { DigestName } from '../crypto/digests.ts';
import { readPublicKey, type PublicKey } from '../crypto/signatures.ts';
import { writeJson, type Json, type JsonObject } from './json.ts';
import { isExactly, isId, readPair, readTime } from './values.ts';

export interface Collection {
  readonly asset: string;
  readonly content: Record<DigestName, Bytes>;
  readonly collector: string | null;
  readonly device: { readonly id: string; readonly model: string };
  readonly program: { readonly name: string; readonly version: string; readonly digests: Record<DigestName, Bytes> };
  /** As they are spelled. */
  readonly from: string;
  readonly until: string;
  readonly key: PublicKey;
  readonly signature: Bytes;
  readonly stands: boolean;
  /** What was signed. */
  readonly message: Bytes;
}

const LARGEST_KEY = 256;
const LARGEST_SIGNATURE = 128;

/** Null for every value that has not the form. */
export function readCollection(value: JsonObject): Collection | null {
  if (!isExactly(value, ['record', 'signature', 'status'])) return null;
  const [record, signature, status] = [value.get('record'), value.get('signature'), value.get('status')];
  if (!isExactly(signature, ['key', 'value']) || (status !== 'declared' && status !== 'withdrawn')) return null;
  const [spki, signed] = [base64(signature.get('key'), LARGEST_KEY), base64(signature.get('value'), LARGEST_SIGNATURE)];
  const key = spki && readPublicKey(spki);
  const read = readRecord(record);
  if (!key || key.algorithm === 'secp256k1' || !signed || !read) return null;
  const message = concat(utf8('ledger-collection@v1'), Uint8Array.of(0), writeJson(record!));
  return { ...read, key, signature: signed, stands: status === 'declared', message };
}

type Said = Omit<Collection, 'key' | 'signature' | 'stands' | 'message'>;

function readRecord(record: Json | undefined): Said | null {
  if (!isExactly(record, ['asset', 'clock', 'content', 'device', 'from', 'program', 'until'],
    ['collector', 'evidence'])) return null;
  const [asset, collector, content] = [record.get('asset'), record.get('collector'), readPair(record.get('content'))];
  const [device, program] = [readDevice(record.get('device')), readProgram(record.get('program'))];
  const [from, until] = [readTime(record.get('from')), readTime(record.get('until'))];
  if (!isIdText(asset) || (record.has('collector') && !isIdText(collector)) || !content || !device || !program
    || from === null || until === null || until < from || !isClock(record.get('clock'))
    || (record.has('evidence') && !readPair(record.get('evidence')))) return null;
  return { asset, collector: record.has('collector') ? (collector as string) : null, content, device, program,
    from: record.get('from') as string, until: record.get('until') as string };
}

const isIdText = (json: Json | undefined): json is string => typeof json === 'string' && isId(json);
const isSome = (json: Json | undefined): json is string => typeof json === 'string' && json.length > 0;

function readDevice(json: Json | undefined): Said['device'] | null {
  if (!isExactly(json, ['id', 'model'])) return null;
  const [id, model] = [json.get('id'), json.get('model')];
  return isSome(id) && isSome(model) ? { id, model } : null;
}

function readProgram(json: Json | undefined): Said['program'] | null {
  if (!isExactly(json, ['digests', 'name', 'version'])) return null;
  const [name, version, digests] = [json.get('name'), json.get('version'), readPair(json.get('digests'))];
  return isSome(name) && isSome(version) && digests ? { name, version, digests } : null;
}

const isClock = (json: Json | undefined): boolean => isExactly(json, ['offset', 'reference', 'source'])
  && typeof json.get('offset') === 'number' && isSome(json.get('reference'))
  && ['satellite', 'network', 'device'].includes(json.get('source') as string);

function base64(json: Json | undefined, most: number): Bytes | null {
  const bytes = typeof json === 'string' ? fromBase64(json) : null;
  return bytes && bytes.length > 0 && bytes.length <= most ? bytes : null;
}
