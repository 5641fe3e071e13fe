/** Claims of a chain: that it holds a commit of this log, what is anchored by that, and which states it mirrors. */
import { equal } from '../crypto/bytes.ts';
import { isContinued } from '../crypto/merkle.ts';
import { isBelieved } from '../chain/header.ts';
import { contractBytes, proveCommit, proveState, readEvmProof, type Commit,
  type ContractState } from '../chain/proof.ts';
import type { Anchors, ChainAnchor } from '../formats/anchors.ts';
import type { Bundle, ChainClaim } from '../formats/bundle.ts';
import type { JsonObject } from '../formats/json.ts';
import { isObject, readDate } from '../formats/values.ts';
import type { Broken } from './broken.ts';
import type { Evidence } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

type Shown = { readonly finding: Finding; readonly commit?: Commit; readonly state?: ContractState };

export function* chains(
  bundle: Bundle, evidence: Evidence, anchors: Anchors, broken: Broken,
): Generator<Finding> {
  for (const claim of bundle.chains) {
    const anchor = anchors.chains.find(({ chain, genesis, contract }) =>
      chain === claim.chain && genesis === claim.genesis && contract === claim.contract);
    const { finding, commit, state } = chainOf(claim, evidence, anchor, broken);
    const ofChain = { chain: claim.name, ...(anchor?.seal.rule === 'development' && { development: true as const }) };
    yield { ...finding, ...ofChain };
    if (!commit || finding.outcome !== 'proven') continue;
    for (const index of evidence.entries.keys()) {
      if (index < commit.to) yield { ...proven('anchored', String(index), 'the commit ends above it'),
        ...ofChain };
    }
    for (const found of state ? mirrored(state, evidence, broken) : []) yield { ...found, ...ofChain };
  }
}

function chainOf(claim: ChainClaim, evidence: Evidence, anchor: ChainAnchor | undefined, broken: Broken): Shown {
  const { name } = claim;
  if (!anchor) return { finding: notShown('chain', name, 'the anchors do not know the instance') };
  if (broken.has('keccak256')) return { finding: notShown('chain', name, 'it rests on Keccak-256, which is broken') };
  if (evidence.roots.size === 0) {
    return { finding: notShown('chain', name, 'it holds roots over digests that are broken') };
  }
  const proof = readEvmProof(claim.proof);
  if (!proof) return { finding: refuted('chain', name, 'the proof is malformed') };
  const headers = [proof.commit.header, ...(proof.state ? [proof.state.header] : [])];
  const isUnsealed = anchor.seal.rule === 'qbft' && broken.has('secp256k1');
  if (isUnsealed || !headers.every((header) => isBelieved(header, anchor.seal))) {
    return { finding: notShown('chain', name, 'a header of the proof is not believed') };
  }
  if (!proof.state) return { finding: notShown('chain', name, 'the proof holds no state, so nothing of the code') };
  const contract = contractBytes(claim.contract);
  const [commit, state] = [proveCommit(proof, contract), proveState(proof, contract)];
  if (!commit || !state) return { finding: refuted('chain', name, 'the proof does not hold') };
  return judge(claim, evidence, anchor, commit, state);
}

function judge(
  claim: ChainClaim, evidence: Evidence, anchor: ChainAnchor, commit: Commit, state: ContractState,
): Shown {
  const { name, consistency } = claim;
  if (!equal(state.codeHash, anchor.codeHash)) {
    return { finding: refuted('chain', name, 'the contract has other code') };
  }
  if (anchor.retired !== null && commit.to > anchor.retired) {
    return { finding: notShown('chain', name, 'the commit ends beyond the entry that gave the instance up') };
  }
  const isContinuedBoth = [...evidence.roots].every(([tree, root]) => isContinued(
    tree, commit.to, commit.roots[tree], evidence.size, root, consistency[tree]));
  if (!isContinuedBoth) return { finding: refuted('chain', name, 'the checkpoints do not continue the commit') };
  return { finding: proven('chain', name, reasonOf(anchor)), commit, state };
}

function reasonOf({ seal, retired }: ChainAnchor): string {
  const rule = seal.rule === 'development' ? 'development chain' : 'sealed by a quorum of the validators';
  return retired === null ? rule : `${rule}; the instance was given up and nothing can be looked up there any more`;
}

function* mirrored(state: ContractState, evidence: Evidence, broken: Broken): Generator<Finding> {
  for (const [key, read] of state.keys) {
    const logged = evidence.states.get(key);
    if (logged === undefined || evidence.contradicted.has(key)) continue;
    if (broken.has('sha256')) {
      yield notShown('mirrored', key, 'the chain holds SHA-256 digests, which are broken');
    } else if (!read || !logged || read.version !== logged.version) {
      yield notShown('mirrored', key, 'the chain has no such version of it');
    } else {
      yield isSameValue(read, logged.value) ? proven('mirrored', key, 'equal version and value')
        : refuted('mirrored', key, 'the same version with another value');
    }
  }
}

const ASSET_KINDS = ['', 'resource', 'product'];
const ASSET_STATUSES = ['', 'registered', 'cancelled', 'lapsed'];
const RIGHT_KINDS = ['', 'hold', 'use', 'operate'];
const RIGHT_STATUSES = ['', 'in-force', 'ended', 'revoked'];

function isSameValue(read: NonNullable<ReturnType<ContractState['keys']['get']>>, value: JsonObject): boolean {
  const [first, second] = read.texts;
  if (read.record) {
    return isNamed(ASSET_KINDS, read.record.kind, value, 'kind')
      && isNamed(ASSET_STATUSES, read.record.status, value, 'status')
      && sha256Of(value, 'content') === first;
  }
  const right = read.right!;
  const flags = ['exclusive', 'pledged', 'frozen'].map((flag) => value.get(flag));
  const until = value.get('until');
  return isNamed(RIGHT_KINDS, right.kind, value, 'kind') && isNamed(RIGHT_STATUSES, right.status, value, 'status')
    && right.flags < 8n && flags.every((flag, at) => flag === ((Number(right.flags) >> at) & 1) > 0)
    && readDate(value.get('from')) === Number(right.from)
    && (until === null ? right.until === 0n : readDate(until) === Number(right.until) && right.until > 0n)
    && value.get('holder') === first && sha256Of(value, 'terms') === second;
}

const isNamed = (names: readonly string[], number: bigint, value: JsonObject, member: string): boolean =>
  number > 0n && names[Number(number)] === value.get(member);

function sha256Of(value: JsonObject, member: string): unknown {
  const pair = value.get(member);
  return isObject(pair) ? pair.get('sha256') : undefined;
}
