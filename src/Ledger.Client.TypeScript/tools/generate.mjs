// Writes src/schema.ts from openapi.json: node tools/generate.mjs [--from FILE|URL] [--check]
//
//   --from    takes the document from there first, for example from http://127.0.0.1:5080/openapi/v1.json
//   --check   writes nothing and fails when src/schema.ts is not what the document gives
import fs from 'node:fs/promises';
import { parseArgs } from 'node:util';
import openapiTypescript, { astToString } from 'openapi-typescript';

const { values } = parseArgs({ options: { from: { type: 'string' }, check: { type: 'boolean' } } });
const documentFile = new URL('../openapi.json', import.meta.url);
const schemaFile = new URL('../src/schema.ts', import.meta.url);

if (values.from) {
  const text = /^https?:/.test(values.from)
    ? await (await fetch(values.from)).text()
    : await fs.readFile(values.from, 'utf8');
  await fs.writeFile(documentFile, `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
}

const tree = await openapiTypescript(JSON.parse(await fs.readFile(documentFile, 'utf8')), { alphabetize: true });
const schema = `// Made from openapi.json by tools/generate.mjs.\n\n${astToString(tree)}`;
if (!values.check) {
  await fs.writeFile(schemaFile, schema);
} else if (schema !== await fs.readFile(schemaFile, 'utf8')) {
  console.error('src/schema.ts is not what openapi.json gives: npm run generate');
  process.exitCode = 1;
}
