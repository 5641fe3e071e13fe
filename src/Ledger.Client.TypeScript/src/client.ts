import createClient, { type Client } from 'openapi-fetch';
import { type CommandDraft, freshId, prepare, type PreparedCommand } from './command.js';
import { problemOf } from './problems.js';
import type { components, paths } from './schema.js';
import type { Account } from './signers.js';
import { accountTokens, type TokenOptions } from './tokens.js';
import { transport, type TokenSource, type TransportOptions } from './transport.js';

export interface ClientOptions extends TransportOptions, TokenOptions {
  /** The registry's address. */
  readonly server: string | URL;
  /** Who acts; left out for what is public. */
  readonly account?: Account;
  /** Tokens from elsewhere, for whoever does not get them with an account's key. */
  readonly tokens?: TokenSource;
  /** For how long a command may be taken, in milliseconds; a day by default. */
  readonly commandLifetime?: number;
}

type Paged<T> = {
  // What is followed by a cursor has `more`, and a cursor at its end too.
  get: { responses: { 200: { content: { 'application/json': { items: T[]; next: null | string; more?: never } } } } };
};

/** The lists that come in pages. */
export type PagedPath = { [P in keyof paths]: paths[P] extends Paged<infer _> ? P : never }[keyof paths];

/** What a list is of. */
export type ItemOf<P extends PagedPath> = paths[P] extends Paged<infer T> ? T : never;

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * A registry's API for one account, or for nobody. What it refuses is thrown as LedgerProblemError, its silence as
 * LedgerUnreachableError; requests are repeated while it is unreachable or overloaded, but for what
 * happens each time that it is asked for.
 */
export class LedgerClient {
  /** Every operation, typed by the OpenAPI document: `client.api.GET('/v1/assets/{id}', …)`. */
  readonly api: Client<paths>;
  readonly account: Account | undefined;
  private readonly lifetime: number;
  private origin: string | undefined;

  constructor(options: ClientOptions) {
    const server = new URL(`${options.server}`.replace(/\/*$/, '/'));
    const plain = options.fetch ?? ((request: Request) => fetch(request));
    const tokens = options.tokens ?? (options.account && accountTokens(options.account, server, plain, options));
    this.account = options.account;
    this.lifetime = options.commandLifetime ?? 86_400_000;
    this.api = createClient<paths>({ baseUrl: server.href, fetch: transport(options, tokens) });
    this.api.use({
      onRequest({ request }) {
        // What is no act of its own gets a key here, once for all repetitions.
        if (request.method === 'POST' && /\/v1\/webhooks(\/[^/]+\/secret)?$/.test(new URL(request.url).pathname)
          && !request.headers.has('idempotency-key')) {
          request.headers.set('idempotency-key', `"${freshId()}"`);
        }
        return request;
      },
      async onResponse({ response }) {
        if (!response.ok && response.status !== 304) throw await problemOf(response);
        return undefined;
      },
    });
  }

  /** Signs a command; send it with `submit`, as often as need be. */
  async prepare(
    stream: string, expectedVersion: CommandDraft['expectedVersion'], type: string, payload: object,
    commandId: string = freshId()): Promise<PreparedCommand> {
    if (!this.account) throw new TypeError('Commands are signed: the client has no account.');
    return prepare({
      origin: await this.readOrigin(), stream, expectedVersion, commandId, type, payload,
      expires: new Date(Date.now() + this.lifetime),
    }, this.account);
  }

  /** Sends a command, the same bytes again while nobody answers: it is one act. */
  async submit(command: PreparedCommand): Promise<components['schemas']['CommandAccepted']> {
    const { data } = await this.api.POST(doorOf(command.stream), { body: command.body } as never);
    return data as unknown as components['schemas']['CommandAccepted'];
  }

  /** Signs a command and sends it. */
  async execute(
    stream: string, expectedVersion: CommandDraft['expectedVersion'], type: string, payload: object,
    commandId: string = freshId()): Promise<components['schemas']['CommandAccepted']> {
    return this.submit(await this.prepare(stream, expectedVersion, type, payload, commandId));
  }

  /** Every item of a list, page by page. */
  async *items<P extends PagedPath>(
    path: P, query: Query = {},
    params: Readonly<Record<string, string>> = {}): AsyncGenerator<ItemOf<P>, void, undefined> {
    // Leaves of the log are counted from, everything else goes on behind.
    const place = (path as string) === '/v1/log/entries' ? 'from' : 'after';
    for (let next: string | null = null, first = true; first || next !== null; first = false) {
      const asked = { ...query, ...(next === null ? {} : { [place]: next }) };
      const { data } = await this.api.GET(path as never, { params: { query: asked, path: params } } as never);
      const page = data as unknown as { items: ItemOf<P>[]; next: string | null };
      yield* page.items;
      next = page.next ?? null;
    }
  }

  /** What concerns the account's party and is there by now, from a cursor on; each entry has the cursor behind it. */
  async *feed(after?: string): AsyncGenerator<components['schemas']['FeedEntryResource'], void, undefined> {
    for (let more = true; more;) {
      const { data } = await this.api.GET('/v1/feed', { params: { query: after === undefined ? {} : { after } } });
      yield* data!.items;
      ({ next: after, more } = data!);
    }
  }

  private async readOrigin(): Promise<string> {
    this.origin ??= (await this.api.GET('/v1/log')).data!.origin;
    return this.origin;
  }
}

function doorOf(stream: string): never {
  const [kind, id] = stream.split('/');
  const collections: Record<string, string> = {
    party: 'parties', case: 'cases', asset: 'assets', catalogue: 'catalogue', demand: 'demands', census: 'censuses',
    order: 'orders',
  };
  if (stream === 'registry' || stream === 'registrar') return `/v1/${stream}/commands` as never;
  if (!kind || !id || !(kind in collections)) throw new TypeError(`Nobody takes commands at ${stream}.`);
  return `/v1/${collections[kind]}/${id}/commands` as never;
}
