/** The vectors of the formats, which the other verifier reads too. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { fromHex, utf8, type Bytes } from '../crypto/bytes.ts';
import { readAnchors, type Anchors } from '../formats/anchors.ts';

// The tests are bundled into one folder and say themselves where the sources are.
declare const LEDGER_ROOT: string;

// Vectors are trusted and of many shapes.
export type Vectors = any;

export const root = LEDGER_ROOT;

export const vectors = (name: string): Vectors =>
  JSON.parse(fs.readFileSync(path.join(root, 'tests/vectors', name), 'utf8'));

export const bytes = (text: string): Bytes => fromHex(text)!;

export const inflated = (text: string): Bytes => new Uint8Array(zlib.inflateRawSync(Buffer.from(text, 'base64')));

/** Anchors that are known to be well-formed. */
export function believed(text: string): Anchors {
  const anchors = readAnchors(utf8(text));
  if (typeof anchors === 'string') throw new Error(anchors);
  return anchors;
}
