/** Whether all filings that the log recorded on some days are here (SPEC-bundle, 'period-complete'). */
import { equal } from '../crypto/bytes.ts';
import { digest } from '../crypto/digests.ts';
import type { Bundle, Period } from '../formats/bundle.ts';
import type { Effect } from '../formats/entry.ts';
import { writeJson } from '../formats/json.ts';
import { readKey } from '../formats/keys.ts';
import { readSequenceProof, rowOf } from '../formats/sequence-proof.ts';
import type { Broken } from './broken.ts';
import { isSame, type Evidence } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';
import { chinaDayOf } from './history.ts';
import { order, sequences } from './sequence.ts';

export interface PeriodFinding {
  readonly period: Period;
  readonly finding: Finding;
  /** Numbers of its filings, both among them; null unless it is proven and there are any. */
  readonly numbers: readonly [bigint, bigint] | null;
}

/** Numbers 1 to n of a sequence that is proven, as the map has them. */
interface Numbered {
  readonly count: bigint;
  readonly versions: readonly bigint[];
  readonly has: (number: bigint, effect: Effect) => boolean;
}

/** What was found of sequence proofs is given, since many keys take their time. */
export function periods(bundle: Bundle, evidence: Evidence, broken: Broken, complete: readonly Finding[],
): PeriodFinding[] {
  const found = [...order(bundle.subject, evidence), ...sequences(bundle, evidence), ...complete];
  return bundle.periods.map((period) => periodOf(period, found, bundle, evidence, broken));
}

function periodOf(period: Period, found: readonly Finding[], bundle: Bundle, evidence: Evidence,
  broken: Broken): PeriodFinding {
  const { name, sequence, from, to } = period;
  const no = (finding: Finding): PeriodFinding => ({ period, finding, numbers: null });
  const fails = (why: string): PeriodFinding => no(refuted('period-complete', name, why));
  const lacks = (why: string): PeriodFinding => no(notShown('period-complete', name, why));
  const whole = found.find(({ claim, subject }) => claim === 'sequence' && subject === sequence)?.outcome;
  if (whole === 'refuted' || found.some(({ claim, outcome }) => claim === 'order' && outcome === 'refuted')) {
    return fails('the order or the sequence that it stands on is refuted');
  }
  // Of a single entry there is no order, but its time has its bound.
  if ([...evidence.entries.values()].some(({ recordedTime }) => recordedTime > evidence.time)) {
    return fails('an entry that is here was recorded after the time of the checkpoints');
  }
  if (whole !== 'proven') return lacks('that nothing is missing in its sequence is not proven here');

  const { count, versions, has } = numbersOf(sequence, bundle, evidence, broken);
  const days = new Map<bigint, number>();
  for (const { effects, recordedTime } of evidence.entries.values()) {
    for (const effect of effects.values()) {
      if (!effect.key.startsWith(`${sequence}/`)) continue;
      const number = readKey(effect.key)!.number!;
      if (number > count || effect.version !== versions[Number(number) - 1] || !has(number, effect)) {
        return fails(`an entry that is here set number ${number} otherwise than the map has it`);
      }
      days.set(number, chinaDayOf(recordedTime));
    }
  }
  if (versions.some((version, at) => at > 0 && version < versions[at - 1]!)) {
    return fails('a number has a lower version than the one before it');
  }

  const here = [...days.keys()].sort((a, b) => (a < b ? -1 : 1));
  const before = here.filter((number) => days.get(number)! < from).at(-1) ?? 0n;
  const behind = here.find((number) => days.get(number)! > to) ?? count + 1n;
  const within = here.filter((number) => number > before && number < behind);
  const [first, last] = [within[0], within.at(-1)];
  if (first !== undefined && last! - first + 1n !== BigInt(within.length)) {
    return fails(`not all from number ${first} to number ${last} are here`);
  }
  if (chinaDayOf(evidence.time) <= to) return lacks('the time of the checkpoints is before the days were over');
  if (before + BigInt(within.length) + 1n !== behind) {
    return lacks(`not all between number ${before} and number ${behind} are here`);
  }
  return { period, numbers: first === undefined ? null : [first, last!],
    finding: proven('period-complete', name, first === undefined ? 'none was recorded on these days'
      : `numbers ${first} to ${last} were recorded on these days, and all are here`) };
}

function numbersOf(sequence: string, bundle: Bundle, evidence: Evidence, broken: Broken): Numbered {
  const own = bundle.sequences.find(({ name }) => name === sequence);
  if (!own) return fromStates(sequence, evidence);
  const proof = readSequenceProof(own.bytes)!;
  const rows = Array.from({ length: proof.count }, (_, at) => rowOf(proof, at + 1));
  return { count: BigInt(proof.count), versions: rows.map(({ version }) => version),
    has: (number, { value }) => {
      const [row, written] = [rows[Number(number) - 1]!, writeJson(value)];
      return broken.trees.every((tree) => equal(row[tree], digest(tree, written)));
    } };
}

/** The claim `sequence` is proven by them: all of 1 to n are there. */
function fromStates(sequence: string, { states, contradicted }: Evidence): Numbered {
  const held = [...states].flatMap(([key, state]) =>
    (state && key.startsWith(`${sequence}/`) && !contradicted.has(key)
      ? [{ number: readKey(key)!.number!, state }] : []))
    .sort((a, b) => (a.number < b.number ? -1 : 1));
  return { count: BigInt(held.length), versions: held.map(({ state }) => state.version),
    has: (number, { value }) => isSame(value, held[Number(number) - 1]!.state.value) };
}
