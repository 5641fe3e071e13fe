/** What a proof of membership shows: rows or chunks of a manifest, and whether that is registered by the bundle. */
import { equal, hex, type Bytes } from '../crypto/bytes.ts';
import { digest, type DigestName } from '../crypto/digests.ts';
import {
  findChunk, holdsRow, isDescribed, pieceOf, readMembership, type Membership, type MemberRow, type Piece,
} from '../formats/membership.ts';
import { textsOf } from '../formats/row-text.ts';
import type { Content } from './content.ts';
import type { Outcome } from './findings.ts';

export interface Member {
  readonly outcome: Outcome;
  /** The file that a chunk is of; null of a row. */
  readonly path: string | null;
  readonly index: bigint;
  /** Whether its bytes were there: those of a row are in the proof, those of a chunk in a file beside it. */
  readonly isGiven: boolean;
  /** Name and text of each value of a proven row. */
  readonly texts: readonly (readonly [string, string | null])[];
}

export interface Members {
  readonly digests: Readonly<Record<DigestName, string>>;
  /** Whether the manifest is one that a proven state of the bundle names. */
  readonly isRegistered: boolean;
  readonly members: readonly Member[];
}

/**
 * @param proof The proof, untrusted.
 * @param found What the bundle's manifests came to; none without a bundle.
 * @param files Each gives bytes that may be a chunk; in any order, and not read where the proof is one of rows.
 * @param broken Names of digests that are no longer to be believed.
 */
export async function members(
  proof: Bytes, found: readonly Content[], files: readonly (() => Promise<Bytes>)[], broken: ReadonlySet<string>,
): Promise<Members | null> {
  const shown = readMembership(proof);
  if (!shown) return null;
  const { manifest, manifestBytes, description, chunks } = shown;
  const pieces = chunks.length > 0 ? await piecesOf(files, manifest.digests) : [];
  const isBelieved = (names: readonly DigestName[]): boolean => names.some((name) => !broken.has(name));
  return {
    digests: { sha256: hex(digest('sha256', manifestBytes)), sm3: hex(digest('sm3', manifestBytes)) },
    isRegistered: found.some(({ manifest: proven, bytes }) => proven !== null && equal(bytes, manifestBytes)),
    members: [
      ...(description ? rowsOf(shown, isBelieved(description.digests) && isBelieved(manifest.digests)) : []),
      ...chunksOf(shown, pieces, isBelieved(manifest.digests)),
    ],
  };
}

/** One file after the other: no more than one of them is held at a time. */
async function piecesOf(
  files: readonly (() => Promise<Bytes>)[], digests: readonly DigestName[],
): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  for (const read of files) pieces.push(pieceOf(await read(), digests));
  return pieces;
}

function rowsOf(shown: Membership, isBelieved: boolean): Member[] {
  const [isOfManifest, description] = [isDescribed(shown), shown.description!];
  return shown.rows.map((row) => {
    const holds = isOfManifest && holdsRow(row, description);
    const names = description.columns.map(({ name }) => name);
    const texts = holds ? textsOf(row.row, description.columns) : [];
    return rowOf(row, !holds ? 'refuted' : isBelieved ? 'proven' : 'not-shown',
      texts.map((text, at) => [names[at]!, text] as const));
  });
}

const rowOf = ({ index }: MemberRow, outcome: Outcome, texts: Member['texts']): Member =>
  ({ outcome, path: null, index, isGiven: true, texts });

/**
 * Never refuted: that a file is not this chunk says something of the file, and nothing against the proof. Files come in
 * the order of the proof as a rule, so each chunk is looked for behind the one before it.
 */
function chunksOf({ manifest, chunks }: Membership, pieces: readonly Piece[], isBelieved: boolean): Member[] {
  let from = 0;
  return chunks.map((chunk) => {
    const found = findChunk(chunk, manifest, pieces, from);
    const isGiven = found >= 0;
    if (isGiven) from = found + 1;
    return { outcome: isGiven && isBelieved ? 'proven' : 'not-shown', path: chunk.path, index: chunk.index, isGiven,
      texts: [] };
  });
}
