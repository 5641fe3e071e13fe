/** Rows and chunks that a proof shows, as a person reads them. */
import type { Member, Members } from '../claims/members.ts';
import { element } from './dom.ts';
import { OUTCOMES, TEXT, type Language } from './words.ts';

export function membersElement(language: Language, { digests, isRegistered, members }: Members): HTMLElement {
  return element('section', { class: 'card group' },
    element('div', { class: 'head' }, element('h3', {}, TEXT.members[language])),
    element('p', { class: isRegistered ? 'soft' : 'warning' },
      (isRegistered ? TEXT.memberRegistered : TEXT.memberUnregistered)[language]),
    element('dl', {},
      element('dt', {}, TEXT.memberManifest[language]), element('dd', {}, digests.sha256),
      element('dt', {}, TEXT.memberManifestSm3[language]), element('dd', {}, digests.sm3)),
    ...members.map((member) => memberElement(language, member)),
    element('p', { class: 'soft' }, TEXT.memberElsewhere[language]));
}

function memberElement(language: Language, { outcome, path, index, isGiven, texts }: Member): HTMLElement {
  const name = (path === null ? TEXT.memberRow : TEXT.memberChunk)[language]
    .replace('{index}', () => String(index)).replace('{path}', () => path ?? '');
  return element('div', { class: 'finding' },
    element('span', { class: `badge ${outcome}` }, OUTCOMES[outcome][language]),
    element('div', {},
      element('div', { class: 'mono' }, name),
      !isGiven && element('p', { class: 'soft' }, TEXT.memberNotGiven[language]),
      texts.length > 0 && element('dl', {}, ...texts.flatMap(([column, text]) =>
        [element('dt', {}, column), element('dd', {}, text ?? '—')]))));
}
