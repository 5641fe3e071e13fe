/** Evidence records over the checkpoints, and the log re-rooted over SHA3-256 (SPEC-preservation). */
import { concat, equal, utf8, type Bytes } from '../crypto/bytes.ts';
import { isIncluded, leafHash } from '../crypto/merkle.ts';
import { hashWith } from '../crypto/x509.ts';
import type { AnchoredKey } from '../formats/anchors.ts';
import type { Bundle } from '../formats/bundle.ts';
import { ownNote, readCheckpoint, type Checkpoint } from '../formats/checkpoint.ts';
import {
  isSameList, readEvidenceRecord, rootOf, sequenceOf, type ArchiveChain, type ArchiveStamp,
} from '../formats/evidence-record.ts';
import { isInMapUnder, type StateProof } from '../formats/state-proof.ts';
import { counts } from '../formats/windows.ts';
import { refuted, type Finding } from './findings.ts';
import type { StampJudge } from './stamps.ts';

const TREE = 'sha3-256';

/** The notes over SHA3-256, opened: signatures of believed keys hold. */
export interface Roots {
  readonly tree: Checkpoint;
  readonly map: Checkpoint;
}

export interface Preserved {
  readonly findings: readonly Finding[];
  /** Milliseconds at which the objects are shown to have existed, and whether the stamp is over all four. */
  readonly times: readonly { readonly time: number; readonly isOfFour: boolean }[];
  /** When the roots over SHA3-256 are shown to have existed. */
  readonly rerooted: number | null;
}

/** Null where a note is no checkpoint of its origin that a believed key signed, or has a bad line of one. */
export function openRoots({ preservation, origin }: Bundle, believed: readonly AnchoredKey[]): Roots | null {
  if (!preservation?.roots) return null;
  const keys = believed.map(({ key }) => key);
  const tree = readCheckpoint(preservation.roots.tree, `${origin}/sha3`, keys);
  const map = readCheckpoint(preservation.roots.map, `${origin}/sha3/map`, keys);
  return tree && map && tree.signers.size > 0 && map.signers.size > 0 && tree.size === map.size
    ? { tree, map } : null;
}

/** Lanes that signed both notes and count at the time of the stamp over them. */
export function lanesOfRoots({ tree, map }: Roots, believed: readonly AnchoredKey[], time: number): string[] {
  const names = believed.filter(({ key, window }) => tree.signers.has(key) && map.signers.has(key)
    && counts(window, time, time)).map(({ key }) => key.algorithm);
  return [...new Set(names)];
}

export function isEntryUnder({ tree }: Roots, index: bigint, leaf: Bytes, path: readonly Bytes[]): boolean {
  return isIncluded(TREE, leafHash(TREE, leaf), index, tree.size, path, tree.root);
}

export function isStateUnder({ tree, map }: Roots, proof: StateProof, half: StateProof['halves']['sha256']): boolean {
  return isIncluded(TREE, leafHash(TREE, proof.mapLeafBytes), tree.size - 1n, tree.size, half.inclusion, tree.root)
    && isInMapUnder(TREE, proof, half, map.root);
}

interface Link {
  readonly name: string;
  readonly chain: ArchiveChain;
  readonly stamp: ArchiveStamp;
  readonly holds: boolean;
  readonly isOfFour: boolean;
  readonly isFirstOfFour: boolean;
}

export function preserved(bundle: Bundle, judge: StampJudge): Preserved {
  if (!bundle.preservation) return { findings: [], times: [], rerooted: null };
  const chains = readEvidenceRecord(bundle.preservation.record);
  const objects = objectsOf(bundle);
  if (!chains || !objects) {
    return { findings: [refuted('preserved', 'record', 'no evidence record over the checkpoints')], times: [],
      rerooted: null };
  }
  const all = links(chains, objects);
  const findings: Finding[] = [];
  const times: { time: number; isOfFour: boolean; isFirst: boolean }[] = [];
  let covered: number | null = null;
  for (let at = all.length - 1; at >= 0; at--) {
    const { finding, existed } = judgeLink(all[at]!, all[at - 1], judge, covered);
    findings.unshift(finding);
    covered = finding.outcome === 'proven' ? existed : null;
    if (covered !== null) times.push({ time: covered, isOfFour: all[at]!.isOfFour, isFirst: all[at]!.isFirstOfFour });
  }
  return { findings, times, rerooted: times.find(({ isFirst }) => isFirst)?.time ?? null };
}

/** What the chain hashes with is the digest of the imprint, which a stamp rests on like its signature's. */
function judgeLink(link: Link, before: Link | undefined, judge: StampJudge,
  covered: number | null): { finding: Finding; existed: number | null } {
  const { name, stamp: { stamp }, holds } = link;
  const no = (reason: string) => ({ finding: refuted('preserved', name, reason), existed: null });
  if (!holds) return no('it is over something else than what it follows');
  if (before && before.stamp.stamp.time > stamp.time) return no('it is older than the one before it');
  const { finding, existed } = judge.token('preserved', name, stamp, covered);
  return { finding, existed: existed ?? null };
}

/** The log's own notes, and once re-rooted those over SHA3-256. */
function objectsOf({ checkpoints, origin, preservation }: Bundle): Bytes[] | null {
  const own = [ownNote(checkpoints.sha256, origin), ownNote(checkpoints.sm3, `${origin}/sm3`)];
  if (own.includes(null)) return null;
  const roots = preservation?.roots;
  return [...(own as string[]).map(utf8), ...(roots ? [roots.tree, roots.map] : [])];
}

function links(chains: readonly ArchiveChain[], objects: readonly Bytes[]): Link[] {
  const all: Link[] = [];
  let isOfFour = false;
  chains.forEach((chain, at) => {
    const first = chain.stamps[0]!.lists[0] ?? [];
    const isFirstOfFour: boolean = at > 0 && !isOfFour && objects.length === 4 && first.length === 4;
    isOfFour ||= isFirstOfFour;
    const opened = openedWith(chains, at, isOfFour ? objects : objects.slice(0, 2));
    chain.stamps.forEach((stamp, number) => {
      const isNext = number === 0 ? isSameList(first, opened)
        : (stamp.lists[0] ?? [stamp.stamp.imprint.value]).some((one) =>
          equal(one, hashWith(chain.hash, chain.stamps[number - 1]!.whole)));
      const isLast = at === chains.length - 1 && number === chain.stamps.length - 1;
      all.push({ name: `${at + 1}.${number + 1}`, chain, stamp, isOfFour,
        isFirstOfFour: isFirstOfFour && number === 0,
        // Notes over SHA3-256 that no stamp is over are none of the record's.
        holds: isNext && isStamped(chain, stamp) && !(isLast && !isOfFour && objects.length === 4) });
    });
  });
  return all;
}

/** What the first list of a chain has to be. */
function openedWith(chains: readonly ArchiveChain[], at: number, objects: readonly Bytes[]): Bytes[] {
  const { hash } = chains[at]!;
  if (at === 0) return objects.map((object) => hashWith(hash, object));
  const before = hashWith(hash, sequenceOf(chains.slice(0, at)));
  return objects.map((object) => hashWith(hash, concat(hashWith(hash, object), before)));
}

const isStamped = ({ hash }: ArchiveChain, { lists, stamp: { imprint } }: ArchiveStamp): boolean =>
  imprint.hash === hash && (lists.length === 0 || equal(imprint.value, rootOf(hash, lists)));
