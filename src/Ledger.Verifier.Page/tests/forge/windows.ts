/** Trust anchors after ceremonies that never were: keys that ended, were stolen, are not yet named, or are others'. */
import { toBase64 } from '../../crypto/bytes.ts';
import type { Loose } from './archive.ts';
import { STRANGER } from './keys.ts';
import type { Random } from './random.ts';

const REASONS = ['affiliationChanged', 'cessationOfOperation', 'keyCompromise', 'superseded', 'unspecified'];
const LISTS = ['lanes', 'bundleKeys', 'certificateKeys', 'witnesses', 'timeStampers', 'authorities'] as const;

/** Around the hours of the vectors, to the millisecond; and the first and last times that there are. */
function timeIn(random: Random): string {
  if (random.oneIn(6)) return random.pick(['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z']);
  const hour = Date.parse('2026-11-23T06:00:00.000Z') + random.below(8) * 3_600_000;
  return new Date(hour + random.pick([-60_001, -60_000, -1, 0, 1, 60_000])).toISOString();
}

/** The same anchors with keys that count for less, so that nothing more is proven by them. */
export function narrowed(random: Random, anchors: Loose): Loose {
  const copy = structuredClone(anchors);
  for (let left = 1 + random.below(3); left > 0; left--) {
    const name = random.pick(LISTS.filter((one) => copy[one].length > 0));
    narrow(random, copy[name], name === 'witnesses');
  }
  return copy;
}

function narrow(random: Random, keys: Loose[], isCounted: boolean): void {
  const at = random.below(keys.length);
  const key = keys[at];
  switch (random.below(6)) {
    case 0: if (keys.length > 1 && !isCounted) keys.splice(at, 1); break;
    case 1: if (key.key) key.key = toBase64(STRANGER.spki); break;
    case 2: {
      const time = timeIn(random);
      if (time > key.notBefore && time <= (key.notAfter ?? time)) key.notBefore = time;
      break;
    }
    case 3: {
      const time = timeIn(random);
      if (time >= key.notBefore && time <= (key.notAfter ?? time)) key.notAfter = time;
      break;
    }
    default: key.revoked ??= { reason: random.pick(REASONS), time: timeIn(random) };
  }
}

/** Which keys of a list do not count at a time, whatever else is shown: SPEC-anchors, 1 and 2. */
export function isOver({ notBefore, notAfter, revoked }: Loose, time: string): boolean {
  const isStolen = ['keyCompromise', 'unspecified'].includes(revoked?.reason);
  return time < notBefore || (notAfter !== undefined && time > notAfter)
    || (revoked !== undefined && !isStolen && time >= revoked.time);
}
