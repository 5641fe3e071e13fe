/** Commands (SPEC-entry, `ledger-command@v1`): a canonical envelope that commits to a salted payload, and is signed. */
import { sha256 } from '@noble/hashes/sha2.js';
import canonicalize from 'canonicalize';
import { sm3 } from 'sm-crypto-v2';
import { base64, concat, hex, utf8 } from './bytes.js';
import type { components } from './schema.js';
import { type Account, keyId } from './signers.js';

export interface CommandDraft {
  /** The origin of the log that it is for. */
  readonly origin: string;
  /** What is addressed, for example `asset/3f…`, `registry`. */
  readonly stream: string;
  /** The version that it must have; 0 when it must not exist. */
  readonly expectedVersion: string | number | bigint;
  /** The author's own id of the act, 32 lowercase hex characters: the same for ever for the same act. */
  readonly commandId: string;
  /** From when on it must not be taken any more. */
  readonly expires: Date;
  /** What is asked, for example `egress.file`. */
  readonly type: string;
  /** Its content. Numbers that may grow large are decimal strings. */
  readonly payload: object;
}

/** A signed command. Keep it until the registry has answered: sent again as it is, it is one act. */
export interface PreparedCommand {
  readonly stream: string;
  readonly commandId: string;
  readonly body: components['schemas']['SignedCommand'];
}

/** An id for an act that nobody repeats after this process has ended: UUID version 7, without hyphens. */
export function freshId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes.set(timeBytes(now));
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return hex(bytes);
}

/** Salts the payload, commits to it in both digests, and has the envelope signed. */
export async function prepare(draft: CommandDraft, author: Account): Promise<PreparedCommand> {
  const payload = canonical(draft.payload);
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const committed = concat(utf8('ledger-body@v1\0'), salt, utf8(payload));
  const envelope = canonical({
    actor: `party/${author.party}`,
    commandId: draft.commandId,
    expectedVersion: `${draft.expectedVersion}`,
    expires: draft.expires.toISOString(),
    format: 'ledger-command@v1',
    origin: draft.origin,
    payload: { sha256: hex(sha256(committed)), sm3: sm3(committed) },
    stream: draft.stream,
    type: draft.type,
  });
  return {
    stream: draft.stream,
    commandId: draft.commandId,
    body: {
      envelope,
      payload,
      salt: hex(salt),
      signature: {
        algorithm: author.signer.algorithm,
        key: keyId(author.signer),
        value: base64(await author.signer.sign(utf8(envelope))),
      },
    },
  };
}

/** RFC 8785. The registry also refuses what is not NFC. */
function canonical(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('The payload is no JSON.');
  return text.normalize('NFC');
}

/** Whole milliseconds in six bytes, big-endian (RFC 9562, 5.7). */
function timeBytes(now: number): Uint8Array {
  const bytes = new Uint8Array(6);
  for (let i = 5, rest = Math.floor(now); i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  return bytes;
}
