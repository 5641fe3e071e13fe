/** By what headers of a chain are believed: the member `seal` of trust anchors (SPEC-anchors). */
import type { Json } from './json.ts';
import { ascends, isAddress, isArray, isDigest, isExactly, readDecimal, readList, readTime } from './values.ts';
import { isReason } from './windows.ts';

export type SealRule =
  | { readonly rule: 'development'; readonly headers: ReadonlySet<string> }
  | { readonly rule: 'qbft'; readonly sets: readonly ValidatorSet[]; readonly revoked: ReadonlySet<string> };

/** Who seals, from a height on. */
export interface ValidatorSet {
  readonly from: bigint;
  readonly validators: ReadonlySet<string>;
}

export function readSeal(json: Json | undefined): SealRule | null {
  if (isExactly(json, ['headers', 'rule']) && json.get('rule') === 'development') {
    const headers = json.get('headers');
    return isArray(headers) && headers.every(isDigest) && ascends(headers as string[])
      ? { rule: 'development', headers: new Set(headers as string[]) } : null;
  }
  if (!isExactly(json, ['rule', 'sets'], ['revoked']) || json.get('rule') !== 'qbft') return null;
  const sets = readList(json.get('sets'), readSet);
  const isAscending = sets?.every(({ from }, at) => at === 0 || sets[at - 1]!.from < from);
  const revoked = json.has('revoked') ? readList(json.get('revoked'), readRevoked) : [];
  if (!sets || sets.length === 0 || !isAscending || !revoked || !ascends(revoked)) return null;
  return json.has('revoked') && revoked.length === 0 ? null : { rule: 'qbft', sets, revoked: new Set(revoked) };
}

function readSet(json: Json): ValidatorSet | null {
  if (!isExactly(json, ['from', 'validators'])) return null;
  const from = readDecimal(json.get('from'));
  const validators = json.get('validators');
  if (from === null || !isArray(validators) || validators.length === 0 || !validators.every(isAddress)) return null;
  return ascends(validators as string[]) ? { from, validators: new Set(validators as string[]) } : null;
}

/** The address of a validator whose seals count for nothing, whatever the block's height. */
function readRevoked(json: Json): string | null {
  if (!isExactly(json, ['reason', 'time', 'validator']) || !isReason(json.get('reason'))) return null;
  const validator = json.get('validator');
  return readTime(json.get('time')) !== null && isAddress(validator) ? validator : null;
}
