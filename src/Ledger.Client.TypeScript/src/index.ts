export { LedgerClient, type ClientOptions, type ItemOf, type PagedPath } from './client.js';
export {
  type Account, type Algorithm, type Signer, generateSigner, importSigner, readAccount, webCryptoSigner,
} from './signers.js';
export { type CommandDraft, type PreparedCommand, freshId, prepare } from './command.js';
export { LedgerProblemError, LedgerUnreachableError, type Problem } from './problems.js';
export { type WebhookMessage, verifyWebhook } from './webhook.js';
export type { components, operations, paths } from './schema.js';
