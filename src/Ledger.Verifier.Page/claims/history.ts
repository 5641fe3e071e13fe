/** What the state of a key was at a recorded time, and whether a right was in force then (SPEC-bundle, 'Verifying'). */
import type { JsonObject } from '../formats/json.ts';
import { readKey, type StateKey } from '../formats/keys.ts';
import { readDate } from '../formats/values.ts';
import type { Evidence, State } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

const CHINA_STANDARD_TIME = 8 * 3_600_000;
const DAY = 86_400_000;

/** The state at a time: a value, null for none, or why it is not shown. */
type StateAt = { readonly value: JsonObject | null } | { readonly missing: string };

/** Of a key whose proof holds, if a time is asked for. */
export function* history(key: string, evidence: Evidence, time: number | undefined): Generator<Finding> {
  if (time === undefined || !evidence.states.has(key)) return;
  const at = stateAt(readKey(key)!, evidence, time);
  yield stateFinding(key, at);
  if (key.startsWith('right/') && evidence.states.get(key) !== null) yield rightFinding(key, at, time);
}

function stateFinding(key: string, at: StateAt): Finding {
  if ('missing' in at) return notShown('state-at', key, at.missing);
  return proven('state-at', key, at.value ? 'it had this state at that time' : 'it had no state at that time');
}

function rightFinding(key: string, at: StateAt, time: number): Finding {
  if ('missing' in at) return notShown('right-in-force', key, at.missing);
  if (!at.value) return refuted('right-in-force', key, 'the right had no state at that time');
  if (!isRight(at.value)) return notShown('right-in-force', key, 'its state has not the form of a right');
  if (at.value.get('status') !== 'in-force') return refuted('right-in-force', key, 'its state was another');
  return isWithinTerm(at.value, time) ? proven('right-in-force', key,
    'its state was in-force, and the day within its term')
    : refuted('right-in-force', key, 'the day is outside its term');
}

/** Days since 1970 of the civil day in China Standard Time. */
export const chinaDayOf = (time: number): number => Math.floor((time + CHINA_STANDARD_TIME) / DAY);

/** `YYYY-MM-DD hh:mm:ss` in China Standard Time of a time in the log's spelling. */
export function chinaTimeOf(text: string): string {
  const china = new Date(Date.parse(text) + CHINA_STANDARD_TIME).toISOString();
  // Of the year 10000, to which the last hours of 9999 belong there, ISO 8601 needs a sign and six digits.
  return china.replace(/^\+0/, '').replace(/\..*$/, '').replace('T', ' ');
}

const isRight = (state: JsonObject): boolean =>
  ['kind', 'holder', 'status'].every((name) => typeof state.get(name) === 'string')
  && readDate(state.get('from')) !== null && (state.get('until') === null || readDate(state.get('until')) !== null);

function isWithinTerm(right: JsonObject, time: number): boolean {
  const day = chinaDayOf(time);
  const [from, until] = [readDate(right.get('from')), right.get('until')];
  const last = until === null ? Infinity : readDate(until);
  return from !== null && last !== null && from <= day && day <= last;
}

function stateAt(key: StateKey, evidence: Evidence, time: number): StateAt {
  const state = evidence.states.get(key.text);
  if (time > evidence.time) return { missing: 'the time is after that of the checkpoints' };
  if (state === undefined || evidence.contradicted.has(key.text)) return { missing: 'its state is not proven' };
  return state === null ? { value: null } : before(key, state, evidence, time);
}

/** From the entry that set the version in the map down to the newest of the time or before that set the key. */
function before(key: StateKey, state: NonNullable<State>, evidence: Evidence, time: number): StateAt {
  const entries = [...evidence.entries.values()];
  const setter = entries.find(({ effects }) => effects.get(key.text)?.version === state.version);
  if (!setter) return { missing: 'the entry that set its version is not here' };
  if (setter.recordedTime <= time) return { value: state.value };
  // A certificate is owned by the stream of the asset that it is about.
  const owner = key.owner ?? `asset/${String(state.value.get('asset'))}`;
  if (setter.writes.get(owner) !== state.version) return { missing: `${owner} is not the stream that set its version` };
  for (let version = state.version - 1n; version > 0n; version--) {
    const entry = entries.find(({ writes }) => writes.get(owner) === version);
    if (!entry) return { missing: `the entry of version ${version} of ${owner} is not here` };
    const effect = entry.effects.get(key.text);
    if (entry.recordedTime <= time && effect) return { value: effect.value };
  }
  return { value: null };
}
