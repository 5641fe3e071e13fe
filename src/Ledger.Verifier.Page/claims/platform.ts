/** What the registrar stated of its platform (SPEC-platform). */
import { readKey } from '../formats/keys.ts';
import type { Json, JsonObject } from '../formats/json.ts';
import { isExactly, readDate, readList, readPair } from '../formats/values.ts';
import { hex } from '../crypto/bytes.ts';
import type { Evidence } from './evidence.ts';
import { chinaDayOf } from './history.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

const CLAIM = 'platform';
const MOST = 24;
const MATTERS: readonly Json[] = ['filing', 'interest', 'system', 'process', 'notarisation'];

interface Stated {
  /** Matter and SHA-256. */
  readonly subject: string;
  /** The same with the other digest: what is there once. */
  readonly whole: string;
  readonly from: number;
  readonly until: number;
}

export function platform({ states, contradicted, time }: Evidence): Finding[] {
  const key = [...states.keys()].find((one) => readKey(one)!.kind === CLAIM);
  const state = key === undefined || contradicted.has(key) ? null : states.get(key);
  if (!state) return [];
  const documents = readDocuments(state.value);
  if (!documents) return [refuted(CLAIM, CLAIM, 'it is no statement about a platform')];
  const day = chinaDayOf(time);
  return documents.map(({ subject, from, until }) => (from <= day && day <= until
    ? proven(CLAIM, subject, 'the registrar stated it, and its term covers the checkpoint')
    : notShown(CLAIM, subject, 'its term does not cover the checkpoint')));
}

function readDocuments(value: JsonObject): Stated[] | null {
  if (!isExactly(value, ['documents'])) return null;
  const documents = readList(value.get('documents'), readDocument);
  if (!documents || documents.length < 1 || documents.length > MOST) return null;
  return new Set(documents.map(({ whole }) => whole)).size === documents.length ? documents : null;
}

function readDocument(json: Json): Stated | null {
  if (!isExactly(json, ['content', 'from', 'issuer', 'matter', 'title'], ['number', 'until'])) return null;
  const [matter, content] = [json.get('matter')!, readPair(json.get('content'))];
  const texts = ['issuer', 'title', ...(json.has('number') ? ['number'] : [])].map((name) => json.get(name));
  const from = readDate(json.get('from'));
  const until = json.has('until') ? readDate(json.get('until')) : Infinity;
  if (!MATTERS.includes(matter) || !content || from === null || until === null || until < from
    || !texts.every((text) => typeof text === 'string' && text.length > 0)) return null;
  const subject = `${String(matter)}/${hex(content.sha256)}`;
  return { subject, whole: `${subject}/${hex(content.sm3)}`, from, until };
}
