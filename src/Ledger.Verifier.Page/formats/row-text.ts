/** The text of each value of a row, for people (SPEC-rows, text of values). */
import { fromUtf8, hex, type Bytes } from '../crypto/bytes.ts';
import { counted, endOfValue, viewOf, type RowType } from './row-values.ts';
import type { RowColumn } from './rows.ts';

const DAY_SECONDS = 86_400n;
const SECOND_NANOSECONDS = 1_000_000_000n;
const [LEAST_DAY, MOST_DAY] = [-(2 ** 31), 2 ** 31 - 1];
const [LEAST, MOST] = [-(2n ** 63n), 2n ** 63n - 1n];

/** The texts of a row that is one; null where there is no value. */
export function textsOf(row: Bytes, columns: readonly RowColumn[]): (string | null)[] {
  let at = 0;
  return columns.map(({ type, isArray }) => {
    const start = at;
    at = endOfValue(row, at, type, isArray);
    if (row[start] === 0) return null;
    return isArray ? arrayText(row, start + 1, type) : TEXT[type](row, start + 1);
  });
}

function arrayText(row: Bytes, at: number, type: RowType): string {
  const [dimensions, view] = [row[at]!, viewOf(row)];
  let [next, left] = [at + 1, dimensions === 0 ? 0 : 1];
  for (let one = 0; one < dimensions; one++, next += 8) left *= view.getInt32(next + 4);
  const texts: string[] = [];
  for (; left > 0; left--) {
    texts.push(row[next] === 0 ? '' : TEXT[type](row, next + 1));
    next = endOfValue(row, next, type, false);
  }
  return `[${texts.join(',')}]`;
}

const counting = (row: Bytes, at: number): string => fromUtf8(counted(row, at)!)!;

/** A number as JavaScript prints it (shortest that reads back) without an exponent. */
function floatText(value: number): string {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(String(value));
  if (!match) return String(value);
  const [, sign, first, rest = '', exponent] = match;
  const [digits, point] = [first! + rest, 1 + Number(exponent)];
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return digits.length <= point ? sign + digits.padEnd(point, '0')
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const two = (value: bigint): string => String(value).padStart(2, '0');

/** Proleptic Gregorian; years begin with March and eras have 400 of them. */
function dateText(day: bigint): string {
  const shifted = day + 719_468n;
  const era = (shifted >= 0n ? shifted : shifted - 146_096n) / 146_097n;
  const inEra = shifted - era * 146_097n;
  const year = (inEra - inEra / 1460n + inEra / 36_524n - inEra / 146_096n) / 365n;
  const inYear = inEra - (365n * year + year / 4n - year / 100n);
  const month = (5n * inYear + 2n) / 153n;
  const monthFrom1 = month < 10n ? month + 3n : month - 9n;
  const whole = year + era * 400n + (monthFrom1 <= 2n ? 1n : 0n);
  const digits = String(whole < 0n ? -whole : whole).padStart(4, '0');
  return `${whole < 0n ? '-' : ''}${digits}-${two(monthFrom1)}-${two(inYear - (153n * month + 2n) / 5n + 1n)}`;
}

function timeText(seconds: bigint, nanoseconds: bigint): string {
  const fraction = nanoseconds === 0n ? '' : `.${String(nanoseconds).padStart(9, '0').replace(/0+$/, '')}`;
  return `${two(seconds / 3600n)}:${two(seconds / 60n % 60n)}:${two(seconds % 60n)}${fraction}`;
}

function timestampText(row: Bytes, at: number): string {
  const [seconds, nanoseconds] = [viewOf(row).getBigInt64(at), BigInt(viewOf(row).getUint32(at + 8))];
  if (seconds === MOST) return 'infinity';
  if (seconds === LEAST) return '-infinity';
  const rest = ((seconds % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
  return `${dateText((seconds - rest) / DAY_SECONDS)}T${timeText(rest, nanoseconds)}`;
}

const TEXT: Record<RowType, (row: Bytes, at: number) => string> = {
  boolean: (row, at) => (row[at] === 1 ? 'true' : 'false'),
  number: counting,
  float: (row, at) => floatText(viewOf(row).getFloat64(at)),
  text: counting,
  bytes: (row, at) => hex(counted(row, at)!),
  date: (row, at) => {
    const day = viewOf(row).getInt32(at);
    return day === MOST_DAY ? 'infinity' : day === LEAST_DAY ? '-infinity' : dateText(BigInt(day));
  },
  time: (row, at) => {
    const time = viewOf(row).getBigInt64(at);
    return timeText(time / SECOND_NANOSECONDS, time % SECOND_NANOSECONDS);
  },
  timestamp: timestampText,
  instant: (row, at) => {
    const text = timestampText(row, at);
    return text.endsWith('infinity') ? text : `${text}Z`;
  },
  interval: (row, at) => {
    const view = viewOf(row);
    return `${view.getInt32(at)} ${view.getInt32(at + 4)} ${view.getBigInt64(at + 8)}`;
  },
  uuid: (row, at) => hex(row.subarray(at, at + 16)).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  json: counting,
};
