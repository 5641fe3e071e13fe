/** What the findings come to, the articles they bear on, and what stays outside (SPEC-bundle, 'Aspects …'). */
import type { Claim, Finding, Outcome } from './findings.ts';

export interface Aspect {
  readonly aspect: AspectName;
  readonly outcome: Outcome;
  readonly articles: readonly string[];
}

export interface Outside {
  readonly item: OutsideItem;
  readonly articles: readonly string[];
}

interface Rule {
  readonly from: readonly Claim[];
  readonly enough: 'all' | 'any' | 'existed';
  /** What need not be shown, but must not be refuted. */
  readonly unless?: readonly Claim[];
  readonly articles: readonly string[];
}

const ASPECTS = {
  'integrity': { from: ['entry', 'state', 'content', 'file', 'disclosed', 'certificate', 'description', 'mirrored',
    'rerooted'], enough: 'all', unless: ['transparent-statement', 'collection'], articles: ['16'] },
  'inclusion': { from: ['entry', 'tlog-proof'], enough: 'all', articles: ['16'] },
  'order': { from: ['order'], enough: 'all', articles: ['16'] },
  'time': { from: ['timestamp', 'preserved'], enough: 'existed', articles: ['16', '17'] },
  'authority': { from: ['statement', 'certificate-signature'], enough: 'all', unless: ['platform', 'credential'],
    articles: ['17'] },
  'finality': { from: ['chain'], enough: 'any', articles: ['16', '17'] },
  'in-force': { from: ['right-in-force'], enough: 'all', articles: ['16'] },
  'completeness': { from: ['sequence', 'period-complete', 'state-at'], enough: 'all', articles: ['16'] },
} as const satisfies Record<string, Rule>;

export type AspectName = keyof typeof ASPECTS;

export function aspectsOf(findings: readonly Finding[], existed: boolean): Aspect[] {
  const rules: readonly (readonly [string, Rule])[] = Object.entries(ASPECTS);
  return rules.map(([aspect, { from, enough, unless, articles }]) => {
    if (findings.some(({ claim, outcome }) => unless?.includes(claim) && outcome === 'refuted')) {
      return { aspect: aspect as AspectName, outcome: 'refuted', articles };
    }
    const those = findings.filter(({ claim }) => from.includes(claim));
    const outcome = enough === 'all' ? allOf(those) : enough === 'any' ? anyOf(those) : timeOf(those, existed);
    return { aspect: aspect as AspectName, outcome, articles };
  });
}

function allOf(findings: readonly Finding[]): Outcome {
  if (findings.some(({ outcome }) => outcome === 'refuted')) return 'refuted';
  return findings.length > 0 && findings.every(({ outcome }) => outcome === 'proven') ? 'proven' : 'not-shown';
}

function timeOf(findings: readonly Finding[], existed: boolean): Outcome {
  if (findings.some(({ outcome }) => outcome === 'refuted')) return 'refuted';
  return existed ? 'proven' : 'not-shown';
}

function anyOf(findings: readonly Finding[]): Outcome {
  if (findings.some(({ outcome }) => outcome === 'refuted')) return 'refuted';
  return findings.some(({ outcome, development }) => outcome === 'proven' && !development) ? 'proven' : 'not-shown';
}

const ALWAYS = {
  'truth-before-storage': '18', 'platform': '17', 'appraisal': '19', 'person-behind-account': '18', 'bodies': '18',
  'earlier-times': '16', 'later-changes': '16', 'anchors': '17', 'one-log': '17', 'stolen-keys': '17',
} as const;
const SOMETIMES = { 'collecting': '18', 'development-chain': '16', 'legal-time': '16' } as const;

export type OutsideItem = keyof typeof ALWAYS | keyof typeof SOMETIMES;

export function outsideOf(origin: string, findings: readonly Finding[]): Outside[] {
  const items = Object.keys(ALWAYS) as OutsideItem[];
  if (findings.some(({ claim }) => claim === 'collection')) items.push('collecting');
  if (findings.some(({ development }) => development)) items.push('development-chain');
  if (origin.startsWith('dev-')) items.push('legal-time');
  return items.map((item) => ({ item, articles: [{ ...ALWAYS, ...SOMETIMES }[item]] }));
}

const ARTICLES: Partial<Record<Claim, readonly string[]>> = {
  chain: ['16', '17'], timestamp: ['16', '17'], preserved: ['16', '17'], rerooted: ['16', '17'],
  content: ['16', '18'], file: ['16', '18'], disclosed: ['16', '18'],
  collection: ['16', '18'], platform: ['17'],
  cosigned: ['16', '17'], witnessed: ['16', '17'], certificate: ['16', '18'], 'certificate-signature': ['16', '17'],
  credential: ['16', '17'],
};

export const articlesOf = (claim: Claim): readonly string[] => ARTICLES[claim] ?? ['16'];
