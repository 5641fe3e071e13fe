/** Bundles that the corpus starts from: those of the vectors, and what a real development registry handed out. */
import fs from 'node:fs';
import path from 'node:path';
import { utf8, type Bytes } from '../../crypto/bytes.ts';
import { inflated, root, vectors } from '../vectors.ts';
import { anchorsOf, canonical, takeApart } from './archive.ts';

export interface Source {
  readonly bundle: Bytes;
  readonly anchors: Bytes;
}

const RECORDED = path.join(root, 'tests/vectors/recorded');

/** Bundles of a real server, and the anchors that it published; see tests/vectors/recorded. */
export function recorded(): readonly (Source & { readonly name: string })[] {
  const anchors = new Uint8Array(fs.readFileSync(path.join(RECORDED, 'anchors.json')));
  return fs.readdirSync(RECORDED).filter((name) => name.endsWith('.zip')).sort()
    .map((name) => ({ name, bundle: new Uint8Array(fs.readFileSync(path.join(RECORDED, name))), anchors }));
}

/** The same anchors, with the forger's bundle key in place of the registry's. */
export function forgersAnchors({ anchors, bundle }: Source): Bytes {
  const { lanes, chains, timeStampers, authorities } = JSON.parse(new TextDecoder().decode(anchors));
  return utf8(canonical(anchorsOf(takeApart(bundle).origin, { lanes, chains, timeStampers, authorities })));
}

export function fromVectors(name: string, anchorsName = 'usual'): Source {
  const { bundles, anchors } = vectors('bundle.json');
  return { bundle: inflated(bundles[name]), anchors: utf8(anchors[anchorsName]) };
}

/** Cases of the vectors whose bundles hold time stamps that are proven. */
export function stampedOnes(): readonly Source[] {
  return vectors('bundle.json').cases
    .filter(({ verdict }: { verdict: { existed?: string } }) => verdict.existed !== undefined)
    .map(({ bundle, anchors }: { bundle: string; anchors: string }) => fromVectors(bundle, anchors));
}
