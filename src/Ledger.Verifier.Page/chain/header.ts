/** Block headers and which of them are believed (SPEC-evm-proof, 'Which headers are believed'). */
import { hex, type Bytes } from '../crypto/bytes.ts';
import { keccak256 } from '../crypto/digests.ts';
import { recoverAddress } from '../crypto/signatures.ts';
import type { SealRule } from '../formats/seals.ts';
import { isBytes, isBytesList, isList, readRlp, readScalar, writeRlp, type Rlp } from './rlp.ts';

export interface Header {
  readonly bytes: Bytes;
  readonly fields: readonly Bytes[];
  readonly number: bigint;
  readonly stateRoot: Bytes;
  readonly receiptsRoot: Bytes;
  readonly extraData: Bytes;
}

/** Length of each field, or the most bytes of a scalar as a negative number; 0 is any length. */
const FIELDS = [32, 32, 20, 32, 32, 32, 256, -32, -8, -8, -8, -8, 0, 32, 8, -32, 32, -8, -8, 32, 32];
const COUNTS = [15, 16, 17, 20, 21];
const EXTRA_DATA = 12;
const MIX_HASH = 13;

/** By this mix hash a block says that validators seal it. */
const BYZANTINE = '63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365';

export function readHeader(item: Rlp | undefined): Header | null {
  const fields = isBytes(item) ? readRlp(item) : null;
  if (!isBytesList(fields) || !COUNTS.includes(fields.length) || !fields.every(isField)) return null;
  return {
    bytes: item as Bytes, fields, number: readScalar(fields[8], 8)!,
    stateRoot: fields[3]!, receiptsRoot: fields[5]!, extraData: fields[EXTRA_DATA]!,
  };
}

function isField(field: Bytes, at: number): boolean {
  const length = FIELDS[at]!;
  if (length === 0) return true;
  return length > 0 ? field.length === length : readScalar(field, -length) !== null;
}

export function isBelieved(header: Header, seal: SealRule): boolean {
  return seal.rule === 'development' ? seal.headers.has(hex(keccak256(header.bytes))) : isSealed(header, seal);
}

interface ExtraData {
  readonly vanity: Bytes;
  readonly validators: readonly Bytes[];
  readonly vote: Rlp;
  readonly round: Bytes;
  readonly seals: readonly Bytes[];
}

/** EEA QBFT 1.0. */
export function readExtraData(bytes: Bytes): ExtraData | null {
  const item = readRlp(bytes);
  if (!isList(item, 5)) return null;
  const [vanity, validators, vote, round, seals] = item as [Rlp, Rlp, Rlp, Rlp, Rlp];
  if (!isBytes(vanity, 32) || !isBytesList(validators)
    || !validators.every((address) => address.length === 20)) return null;
  if (!isVote(vote) || readScalar(round, 4) === null || !isBytesList(seals)) return null;
  return { vanity, validators, vote, round: round as Bytes, seals };
}

/** No vote is an empty list; one is an address and whether it is to be added. */
const isVote = (vote: Rlp): boolean => isList(vote, 0)
  || (isBytesList(vote) && vote.length === 2 && vote[0]!.length === 20);

/** Over this digest the validators seal: the round is kept, the list of seals is empty. */
export const sealedHash = (header: Header, extra: ExtraData): Bytes => hashAtRound(header, extra, extra.round);

/** The hash by which the chain names the block: round 0. */
export const blockHash = (header: Header, extra: ExtraData): Bytes => hashAtRound(header, extra, new Uint8Array(0));

function hashAtRound(header: Header, { vanity, validators, vote }: ExtraData, round: Bytes): Bytes {
  return keccak256(withExtra(header, [vanity, validators, vote, round, []]));
}

function withExtra({ fields }: Header, extra: Rlp): Bytes {
  return writeRlp(fields.map((field, at) => (at === EXTRA_DATA ? writeRlp(extra) : field)));
}

function isSealed(header: Header, { sets, revoked }: SealRule & { rule: 'qbft' }): boolean {
  const set = sets.findLast(({ from }) => from <= header.number)?.validators;
  const extra = readExtraData(header.extraData);
  if (!set || !extra || hex(header.fields[MIX_HASH]!) !== BYZANTINE) return false;
  const listed = new Set(extra.validators.map(address));
  const isSameSet = listed.size === extra.validators.length && listed.size === set.size
    && [...listed].every((validator) => set.has(validator));
  const hash = sealedHash(header, extra);
  const signers = extra.seals.map((seal) => recoverAddress(hash, seal, 0)).map((signer) => (signer ? address(signer)
    : ''));
  const areTheirs = signers.every((signer) => set.has(signer)) && new Set(signers).size === signers.length;
  return isSameSet && areTheirs && 3 * signers.filter((signer) => !revoked.has(signer)).length >= 2 * set.size;
}

const address = (bytes: Bytes): string => `0x${hex(bytes)}`;

