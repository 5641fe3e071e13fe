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

/** Whether it shows a sequence under the root of one of the maps. */
export function isSequenceShown({ count, rows, parts }: SequenceProof, tree: DigestName, name: string,
  root: Bytes): boolean {
  const targets: Target[] = [];
  for (let number = 1; number <= count + 1; number++) {
    const path = digest(tree, utf8(`${name}/${number}`));
    const row = rows.subarray((number - 1) * ROW, number * ROW);
    const isLast = number > count;
    const version = isLast ? 0n : toBigInt(row.subarray(0, 8));
    if (!isLast && version === 0n) return false;
    const value = tree === 'sha256' ? row.subarray(8, 40) : row.subarray(40);
    targets.push({ path, version, value });
  }
  return areShown(tree, targets, parts[tree], root);
}
