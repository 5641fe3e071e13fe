/** What a dropped file is, by how it begins, whatever its name: each of these forms is canonical, but for archives. */
export type Kind = 'bundle' | 'anchors' | 'disclosure' | 'membership' | 'data';

/** A proof is told by more than its first member: data, too, has descriptions and chunks. */
const STARTS: readonly (readonly [string, Kind])[] = [
  ['PK\x03\x04', 'bundle'],
  ['{"authorities"', 'anchors'],
  ['{"bodies":[', 'disclosure'],
  ['{"chunks":[{"index":"', 'membership'],
  ['{"description":{"columns":[', 'membership'],
];

/** So many bytes tell what a file is. */
export const START_LENGTH = Math.max(...STARTS.map(([start]) => start.length));

export const kindOf = (text: string): Kind => STARTS.find(([start]) => text.startsWith(start))?.[1] ?? 'data';
