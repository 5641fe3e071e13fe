// Reads a JSON-LD document from standard input with a processor that is not ours and prints it as N-Quads. Whatever
// the document would fetch from elsewhere is an error.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

const jsonld = createRequire(import.meta.url)(process.argv[2]);
const documentLoader = (url) => { throw new Error(`the document asks for ${url}`); };
const quads = await jsonld.toRDF(
  JSON.parse(await text(process.stdin)), { format: 'application/n-quads', documentLoader, safe: true });
process.stdout.write(quads);
