/** Streams and state keys (SPEC-entry, conventions). */
import type { Json } from './json.ts';
import { isId, readDecimal } from './values.ts';

export type KeyKind = 'asset' | 'right' | 'case' | 'party' | 'certificate' | 'transaction' | 'egress'
  | 'collection' | 'platform';

export interface StateKey {
  readonly text: string;
  readonly kind: KeyKind;
  /** The stream that owns the key; null for a certificate, which the stream of some asset owns. */
  readonly owner: string | null;
  /** Id of the asset, where the key has one. */
  readonly asset: string | null;
  /** n of a right or a collection, seq of a filing. */
  readonly number: bigint | null;
}

export function isStream(value: Json | undefined): value is string {
  if (value === 'registry' || value === 'registrar' || value === 'log') return true;
  if (typeof value !== 'string') return false;
  const match = /^(?:asset|case|party|catalogue|datum|demand|census|order)\/(.*)$/s.exec(value);
  return match !== null && isId(match[1]);
}

/** Fifteen characters: SJ and thirteen digits, as the national system gives them. */
export const isCertificateNumber = (text: Json | undefined): text is string =>
  typeof text === 'string' && /^SJ[0-9]{13}$/.test(text);

export function readKey(value: Json | undefined): StateKey | null {
  if (typeof value !== 'string') return null;
  if (value === 'platform') return { text: value, kind: value, owner: 'registrar', asset: null, number: null };
  const [kind, name, number, ...rest] = value.split('/');
  if (rest.length > 0 || name === undefined) return null;
  switch (kind) {
    case 'asset': case 'case': case 'party':
      return isId(name) && number === undefined
        ? { text: value, kind, owner: value, asset: kind === 'asset' ? name : null, number: null } : null;
    case 'certificate':
      return isCertificateNumber(name) && number === undefined
        ? { text: value, kind, owner: null, asset: null, number: null } : null;
    case 'right': case 'transaction': case 'egress': case 'collection':
      return readNumbered(value, kind, name, number);
    default: return null;
  }
}

function readNumbered(text: string, kind: KeyKind, asset: string, number: string | undefined): StateKey | null {
  const n = readDecimal(number);
  if (!isId(asset) || n === null || n < 1n || (isShort(kind) && n >= 2n ** 32n)) return null;
  return { text, kind, owner: `asset/${asset}`, asset, number: n };
}

const isShort = (kind: KeyKind): boolean => kind === 'right' || kind === 'collection';
