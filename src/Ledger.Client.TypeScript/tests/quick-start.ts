/** The lines of the README's quick start, as a program. */
import fs from 'node:fs/promises';
import { LedgerClient, LedgerProblemError, readAccount } from '../src/index.js';

export async function quickStart(server: string, accountFile: string): Promise<string[]> {
  const said: string[] = [];
  const console = { log: (...parts: unknown[]) => said.push(parts.join(' ')) };

  const account = readAccount(await fs.readFile(accountFile, 'utf8'));
  const client = new LedgerClient({ server, account });

  const { data: log } = await client.api.GET('/v1/log');
  console.log(log!.origin, log!.accepted);

  const party = {
    organisation: {
      name: '数据采集公司', code: '91350100M000100Y43', form: 'legal-person', division: '420100',
    },
    keys: [Buffer.from(account.signer.publicKey).toString('base64')],
  };
  const command = await client.prepare(`party/${account.party}`, 0, 'party.register', party);
  const accepted = await client.submit(command);
  console.log('entry', accepted.index);

  for await (const entry of client.feed()) {
    console.log(entry.type, entry.cursor);
  }

  try {
    await client.execute(`party/${account.party}`, 0, 'party.register', party);
  } catch (refused) {
    if (!(refused instanceof LedgerProblemError)) throw refused;
    console.log(refused.code, refused.chinese);
  }

  return said;
}
