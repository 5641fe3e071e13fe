/** Bundles as the forger writes them: any members, any claims, signed by a key of his own. */
import { concat, fromUtf8, hex, toBase64, utf8, type Bytes } from '../../crypto/bytes.ts';
import { digest } from '../../crypto/digests.ts';
import { writeArchive, readArchive, type Member } from '../../formats/zip.ts';
import { BUNDLE_KEY, LANES, type Signer } from './keys.ts';

export type Loose = any;

/** Canonical JSON of what a program made, without a look at what it is. */
export function canonical(value: Loose): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).filter((name) => value[name] !== undefined).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

export const pair = (bytes: Bytes): Loose => ({ sha256: hex(digest('sha256', bytes)), sm3: hex(digest('sm3', bytes)) });

export interface Claims {
  chains: string[];
  entries: string[];
  manifests: string[];
  states: string[];
  timestamps?: string[];
  sequences?: string[];
  periods?: string[];
}

export interface Parts {
  origin: string;
  subject: string;
  claims: Claims;
  members: Member[];
}

export function takeApart(bundle: Bytes): Parts {
  const [statement, , ...members] = readArchive(bundle)!;
  const { origin, subject, claims } = JSON.parse(fromUtf8(statement!.bytes)!);
  return { origin, subject, claims, members: members.map(({ name, bytes }) => ({ name, bytes: bytes.slice() })) };
}

export function statementOf({ origin, subject, claims, members }: Parts): Loose {
  return {
    format: 'ledger-bundle@v1', origin, subject, claims,
    members: members.map(({ name, bytes }) => ({ name, size: String(bytes.length), ...pair(bytes) })),
  };
}

export function signed(parts: Parts, statement = canonical(statementOf(parts)), by: Signer = BUNDLE_KEY): Bytes {
  const bytes = utf8(statement);
  const signature = by.sign(concat(utf8('ledger-bundle@v1'), Uint8Array.of(0), bytes));
  return writeArchive([{ name: 'bundle.json', bytes }, { name: 'bundle.sig', bytes: signature }, ...parts.members]);
}

/** Anchors with the forger's keys; members that are given stand in for his. */
export function anchorsOf(origin: string, given: Loose = {}): Loose {
  return {
    format: 'ledger-anchors@v2', origin, authorities: [], bundleKeys: [anchored(BUNDLE_KEY)], certificateKeys: [],
    chains: [], lanes: LANES.map(anchored), timeStampers: [], witnessQuorum: '0', witnesses: [], ...given,
  };
}

export const anchored = ({ spki }: Signer): Loose => ({ key: toBase64(spki), notBefore: '2020-01-01T00:00:00.000Z' });
