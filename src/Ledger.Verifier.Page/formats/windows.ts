/** When a key counts (SPEC-anchors). Times are milliseconds since 1970. */
import type { Json, JsonObject } from './json.ts';
import { isExactly, readTime } from './values.ts';

export interface Window {
  readonly notBefore: number;
  readonly notAfter: number;
  readonly revoked: { readonly time: number; readonly isStolen: boolean } | null;
}

/** Members of a window: those that are always there, and those that may be. */
export const WINDOW = { always: ['notBefore'], maybe: ['notAfter', 'revoked'] };

/** Whether a key may have been in other hands, by the reason of its revocation. */
const STOLEN: Record<string, boolean> = {
  affiliationChanged: false, cessationOfOperation: false, keyCompromise: true, superseded: false, unspecified: true,
};

export function readWindow(json: JsonObject): Window | null {
  const notBefore = readTime(json.get('notBefore'));
  const notAfter = json.has('notAfter') ? readTime(json.get('notAfter')) : Infinity;
  const revoked = json.has('revoked') ? readRevoked(json.get('revoked')) : null;
  if (notBefore === null || notAfter === null || notAfter < notBefore) return null;
  return json.has('revoked') && !revoked ? null : { notBefore, notAfter, revoked };
}

function readRevoked(json: Json | undefined): Window['revoked'] {
  if (!isExactly(json, ['reason', 'time'])) return null;
  const time = readTime(json.get('time'));
  return isReason(json.get('reason')) && time !== null
    ? { time, isStolen: STOLEN[json.get('reason') as string]! } : null;
}

export const isReason = (json: Json | undefined): json is string =>
  typeof json === 'string' && Object.hasOwn(STOLEN, json);

/** Whether a key counts for what bears a time and is shown to have existed at another, if at all. */
export function counts({ notBefore, notAfter, revoked }: Window, time: number, existed: number | null): boolean {
  if (time < notBefore || notAfter < time) return false;
  if (!revoked) return true;
  return revoked.isStolen ? existed !== null && existed < revoked.time : time < revoked.time;
}
