/** Cases of the vectors that hold a newer member, and all that any case proves of the same log. */
import { hex } from '../../crypto/bytes.ts';
import { digest } from '../../crypto/digests.ts';
import { inflated, vectors } from '../vectors.ts';
import { takeApart, type Loose, type Parts } from './archive.ts';

export interface Genuine {
  readonly name: string;
  readonly parts: Parts;
  readonly anchors: Loose;
  readonly more: readonly string[];
  readonly world: World;
}

/** A log as its checkpoints are: whatever is proven in another bundle under them may be proven in this one. */
export interface World {
  /** `claim subject`, and `existed time`. */
  readonly proven: Set<string>;
  /** `claim subject digest` of the bytes of members behind such a claim. */
  readonly bytes: Set<string>;
}

/** Which member a claim is about; null where it is about several. */
export function memberOf(claim: string, subject: string): string | null {
  switch (claim) {
    case 'tlog-proof': return `proofs/${subject}.tlog-proof`;
    case 'transparent-statement': return `scitt/${subject}.cose`;
    case 'sequence': return `sequences/${subject}.bin`;
    // Pages are believed for the signature over the list of members: whoever has that key prints others.
    case 'description': return subject === 'report.pdf' ? null : `descriptions/${subject}`;
    case 'collection': return `states/${subject}.json`;
    case 'platform': return 'states/platform.json';
    default: return null;
  }
}

/** The digest of the member that a claim is about, if there is one. */
export function bytesBehind(members: Parts['members'], claim: string, subject: string): string | null {
  const member = members.find(({ name }) => name === memberOf(claim, subject));
  return member ? `${claim} ${subject} ${hex(digest('sha256', member.bytes))}` : null;
}

const worlds = new Map<string, World>();
const all = ['bundle.json', 'scitt.json', 'collection.json', 'platform.json', 'witnessed.json'].flatMap(genuineOf);

export const genuineWith = (member: RegExp): readonly Genuine[] =>
  all.filter(({ parts }) => parts.members.some(({ name }) => member.test(name)));

function genuineOf(file: string): Genuine[] {
  const { cases, bundles, anchors } = vectors(file);
  return cases.flatMap(({ name, bundle, anchors: by, at, broken, edits, verdict }: Loose) => {
    if (verdict.refused || edits) return [];
    const parts = takeApart(inflated(bundles[bundle]));
    const world = worldOf(parts);
    note(world, parts, verdict);
    const more = [...(at ? ['--at', at] : []), ...(broken ?? []).flatMap((one: string) => ['--broken', one])];
    return [{ name: `${file} ${name}`, parts, anchors: JSON.parse(anchors[by]), more, world }];
  });
}

function worldOf({ members }: Parts): World {
  const key = members.filter(({ name }) => name.startsWith('checkpoints/')).map(({ bytes }) => hex(bytes)).join(' ');
  const world = worlds.get(key) ?? { proven: new Set(), bytes: new Set() };
  worlds.set(key, world);
  return world;
}

function note(world: World, { members }: Parts, { findings, existed }: Loose): void {
  if (existed) world.proven.add(`existed ${existed}`);
  for (const { claim, subject, outcome } of findings) {
    if (outcome !== 'proven') continue;
    world.proven.add(`${claim} ${subject}`);
    const behind = bytesBehind(members, claim, subject);
    if (behind) world.bytes.add(behind);
  }
}
