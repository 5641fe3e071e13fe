/** Microseconds since 1970 of `YYYYMMDDhhmmss[.f]Z`, f of 1 to 6 digits that do not end in 0; null for other texts. */
export function readStampTime(text: string): bigint | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{0,5}[1-9]))?Z$/.exec(text);
  if (!match) return null;
  const [, year, month, day, hours, minutes, seconds, fraction = ''] = match;
  const iso = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}.000Z`;
  const time = Date.parse(iso);
  if (year === '0000' || !Number.isFinite(time) || new Date(time).toISOString() !== iso) return null;
  return BigInt(time) * 1000n + BigInt(fraction.padEnd(6, '0'));
}
