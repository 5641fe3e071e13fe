/** All that came of a verification. */
import type { Members } from '../claims/members.ts';
import { element } from './dom.ts';
import { membersElement } from './members.ts';
import { reportElement, type Report } from './report.ts';
import type { Language } from './words.ts';

export interface Results {
  readonly problem: string;
  readonly report: Report | null;
  readonly members: Members | null;
}

/** A problem stands above what was found nevertheless: that a proof cannot be read says nothing of the bundle. */
export const resultElements = (language: Language, { problem, report, members }: Results): HTMLElement[] => [
  ...(problem === '' ? [] : [element('p', { class: 'card warning', role: 'alert' }, problem)]),
  ...(report ? [reportElement(language, report)] : []),
  ...(members ? [membersElement(language, members)] : []),
];
