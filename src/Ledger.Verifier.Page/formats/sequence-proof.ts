/** That of numbered states 1 to n are there and n + 1 is not: ledger-sequence@v1 (SPEC-log, 'Sequence proof'). */
import { equal, toBigInt, utf8, type Bytes } from '../crypto/bytes.ts';
import { digest, type DigestName } from '../crypto/digests.ts';
import { areShown, type Target } from '../crypto/sparse-many.ts';

export interface SequenceProof {
  readonly count: number;
  readonly rows: Bytes;
  readonly parts: Readonly<Record<DigestName, Bytes>>;
}

const FORMAT = utf8('ledger-sequence@v1\0');
const MOST = 250_000n;
const ROW = 72;
const NOTHING = new Uint8Array(0);

export function readSequenceProof(bytes: Bytes): SequenceProof | null {
  const head = FORMAT.length + 8;
  if (bytes.length < head || !equal(bytes.subarray(0, FORMAT.length), FORMAT)) return null;
  const count = toBigInt(bytes.subarray(FORMAT.length, head));
  const end = head + Number(count) * ROW;
  if (count > MOST || bytes.length < end + 8) return null;
  const length = toBigInt(bytes.subarray(end, end + 8));
  if (length > BigInt(bytes.length - end - 8)) return null;
  const middle = end + 8 + Number(length);
  return { count: Number(count), rows: bytes.subarray(head, end),
    parts: { sha256: bytes.subarray(end + 8, middle), sm3: bytes.subarray(middle) } };
}

export interface Row extends Readonly<Record<DigestName, Bytes>> {
  readonly version: bigint;
}

/** What a proof says of a number among 1 to n: its version, and the hashes of its value. */
export function rowOf({ rows }: SequenceProof, number: number): Row {
  const row = rows.subarray((number - 1) * ROW, number * ROW);
  return { version: toBigInt(row.subarray(0, 8)), sha256: row.subarray(8, 40), sm3: row.subarray(40) };
}

/** Whether it shows a sequence under the root of one of the maps. */
export function isSequenceShown(proof: SequenceProof, tree: DigestName, name: string, root: Bytes): boolean {
  const { count, parts } = proof;
  const targets: Target[] = [];
  for (let number = 1; number <= count + 1; number++) {
    const path = digest(tree, utf8(`${name}/${number}`));
    const row = number > count ? null : rowOf(proof, number);
    if (row?.version === 0n) return false;
    targets.push({ path, version: row?.version ?? 0n, value: row?.[tree] ?? NOTHING });
  }
  return areShown(tree, targets, parts[tree], root);
}
