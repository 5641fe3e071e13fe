/** A registry's real process on a folder of its own, for tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Account, LedgerClient, readAccount } from '../src/index.js';

const ROOM = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const PROGRAM = path.join(
  ROOM, '..', 'Ledger.Server', 'bin', process.env['CONFIGURATION'] ?? 'Release', 'net10.0', 'Ledger.Server.dll');
const PATIENCE = 180_000;
const ATTEMPTS = 5;

export const room = ROOM;

export class Registry {
  private constructor(
    private readonly process: ChildProcess, private readonly folder: string, readonly server: string) {}

  /** Starts it, and once more where it ends at once: a port that was free may be another's by then. */
  static async start(): Promise<Registry> {
    for (let attempt = 1; ; attempt++) {
      const registry = await Registry.launch();
      try {
        await registry.untilReady();
        return registry;
      } catch (fault) {
        const ended = registry.process.exitCode !== null;
        await registry.stop();
        if (!ended || attempt === ATTEMPTS) throw fault;
      }
    }
  }

  private static async launch(): Promise<Registry> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ledger-client-'));
    await fs.writeFile(path.join(folder, 'ledger.json'), JSON.stringify({
      Logging: { LogLevel: { Default: 'Warning' } },
      Identity: { DevelopmentIssuer: true },
      Ledger: {
        Origin: 'dev-ledger.example/registry',
        TimeStamps: { Kind: 'development' },
        Region: 42,
        Registrar: 1,
        RegistrarParty: '00000000000000000000000000000001',
        SimulatedLegalStart: '2025-03-03T01:00:00Z',
        Data: folder,
        Publication: { Interval: '00:00:00.100' },
        Outbound: { Allowed: ['127.0.0.0/8'] },
      },
    }));
    const server = `http://127.0.0.1:${await freePort()}/`;
    const child = spawn(
      'dotnet', [PROGRAM, '--config', path.join(folder, 'ledger.json'), '--urls', server],
      { env: { ...process.env, DOTNET_ENVIRONMENT: 'Production' }, stdio: ['ignore', 'ignore', 'inherit'] });
    return new Registry(child, folder, server);
  }

  accountFile(name: string): string {
    return path.join(this.folder, 'accounts', `${name}.json`);
  }

  async account(name: string): Promise<Account> {
    return readAccount(await fs.readFile(this.accountFile(name), 'utf8'));
  }

  async client(name: string, more: object = {}): Promise<LedgerClient> {
    return new LedgerClient({ server: this.server, account: await this.account(name), ...more });
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = new Promise((resolve) => this.process.once('exit', resolve));
      this.process.kill('SIGTERM');
      await ended;
    }
    await fs.rm(this.folder, { recursive: true, force: true });
  }

  private async untilReady(): Promise<void> {
    const end = Date.now() + PATIENCE;
    const ended = new Promise<never>((_, reject) =>
      this.process.once('exit', (code) => reject(new Error(`The server ended with ${code}.`))));
    ended.catch(() => undefined);
    for (;;) {
      const answer = await Promise.race([
        fetch(new URL('v1/log', this.server)).then((response) => response.status, () => 0), ended]);
      if (answer === 200) return;
      if (Date.now() > end) throw new Error('The server does not answer.');
      await Promise.race([new Promise((resolve) => setTimeout(resolve, 100)), ended]);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
