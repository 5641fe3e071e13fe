/** The verdict as a person reads it. */
import type { Evidence } from '../claims/evidence.ts';
import type { Claim, Finding, Outcome, Refusal, Verdict } from '../claims/findings.ts';
import { describeReason } from './reasons.ts';
import { detailText, subjectText, timeText } from './describe.ts';
import { element } from './dom.ts';
import { aspectsElement, outsideElement } from './summary.ts';
import { CLAIMS, OUTCOMES, TEXT, type Language } from './words.ts';

export interface Report {
  readonly verdict: Verdict | Refusal;
  readonly evidence: Evidence | null;
  readonly asked: string | null;
  readonly bundleDigest: string;
  readonly anchorsDigest: string;
}

const ORDER = Object.keys(CLAIMS) as Claim[];
const WORST: readonly Outcome[] = ['refuted', 'not-shown', 'proven'];

export function reportElement(language: Language, report: Report): HTMLElement {
  const { verdict, evidence } = report;
  const whole = element('section', { 'aria-live': 'polite' }, banner(language, verdict));
  if ('refusal' in verdict || !evidence) {
    whole.append(digests(language, report), outsideElement(language, verdict));
    return whole;
  }
  if (verdict.origin.startsWith('dev-')) {
    whole.append(element('p', { class: 'card warning' }, TEXT.development[language]));
  }
  whole.append(facts(language, report, verdict), aspectsElement(language, verdict.aspects),
    element('h2', {}, TEXT.findings[language]));
  for (const claim of ORDER) {
    const found = verdict.findings.filter((finding) => finding.claim === claim);
    if (found.length > 0) whole.append(group(language, claim, found, evidence));
  }
  whole.append(outsideElement(language, verdict));
  return whole;
}

function banner(language: Language, verdict: Verdict | Refusal): HTMLElement {
  if ('refusal' in verdict) {
    return element('div', { class: 'card banner refuted' }, element('h2', {}, TEXT.refused[language]),
      element('p', {}, TEXT.refusedNote[language]),
        element('p', { class: 'soft' }, describeReason(language, verdict.refusal)));
  }
  const worst = WORST.find((outcome) => verdict.findings.some((finding) => finding.outcome === outcome)) ?? 'proven';
  const sums = element('p', { class: 'sum' });
  for (const outcome of [...WORST].reverse()) {
    const count = verdict.findings.filter((finding) => finding.outcome === outcome).length;
    if (count > 0) sums.append(element('span', { class: `badge ${outcome}` },
      `${OUTCOMES[outcome][language]} ${count}`));
  }
  return element('div', { class: `card banner ${worst}` },
    element('h2', {}, (verdict.holds ? TEXT.allProven : TEXT.notAll)[language]), sums);
}

function facts(language: Language, report: Report, verdict: Verdict): HTMLElement {
  const at = TEXT.checkpointText[language].replace('{size}', verdict.size).replace('{time}',
    timeText(language, verdict.time));
  const existed = verdict.existed === undefined ? TEXT.noStamp[language]
    : TEXT.existedText[language].replace('{time}', timeText(language, verdict.existed));
  return element('div', { class: 'card' }, element('h3', {}, TEXT.facts[language]), rows([
    [TEXT.subject[language], verdict.subject.replace('asset/', '')],
    [TEXT.origin[language], verdict.origin],
    [TEXT.checkpoint[language], at],
    [TEXT.existed[language], existed],
    [TEXT.lanesUsed[language], verdict.lanes.map((lane) => LANES[lane] ?? lane).join(language === 'zh' ? '、' : ', ')],
    ...(report.asked ? [[TEXT.asked[language], timeText(language, report.asked)] as const] : []),
    ...digestRows(language, report),
  ]));
}

const LANES: Record<string, string> = { ed25519: 'Ed25519', secp256k1: 'secp256k1', sm2: 'SM2 (GB/T 32918)' };

const digests = (language: Language, report: Report): HTMLElement =>
  element('div', { class: 'card' }, rows(digestRows(language, report)));

const digestRows = (language: Language, { bundleDigest, anchorsDigest }: Report): (readonly [string, string])[] =>
  [[TEXT.digest[language], bundleDigest], [TEXT.anchorsDigest[language], anchorsDigest]];

function rows(pairs: readonly (readonly [string, string])[]): HTMLElement {
  return element('dl', {}, ...pairs.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
}

function group(language: Language, claim: Claim, found: readonly Finding[], evidence: Evidence): HTMLElement {
  const { title, says, law } = CLAIMS[claim];
  return element('section', { class: 'card group' },
    element('div', { class: 'head' }, element('h3', {}, title[language]),
      element('span', { class: 'law' }, law[language])),
    element('p', { class: 'soft' }, says[language]),
    ...found.map((finding) => findingElement(language, finding, evidence)));
}

function findingElement(language: Language, finding: Finding, evidence: Evidence): HTMLElement {
  const detail = detailText(language, finding, evidence);
  const reason = describeReason(language, finding.reason);
  const isOnChain = finding.chain !== undefined && finding.claim !== 'chain';
  const rests = finding.restsOn && TEXT.restsOn[language].replace('{names}', finding.restsOn.join(', '));
  return element('div', { class: 'finding' },
    element('span', { class: `badge ${finding.outcome}` }, OUTCOMES[finding.outcome][language]),
    element('div', {},
      element('div', { class: 'mono' }, subjectText(language, finding)),
      detail !== '' && element('div', {}, detail),
      element('div', { class: 'soft' }, isOnChain ? `${reason}（${finding.chain}）` : reason),
      rests !== undefined && element('div', { class: 'soft' }, rests)));
}
