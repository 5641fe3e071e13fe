// Holds what was exchanged with a registry against its OpenAPI document, by validators that are not ours: the document
// itself against the schema of OpenAPI 3.1, each body against JSON Schema 2020-12, each example in it too.
//
//   node validate.mjs NODE_MODULES < {"document": …, "exchanges": […]}
//
// Prints {"faults": […], "answered": {operationId: [statuses]}}. Answers may not hold a member that the document does
// not name: it tells clients to pass over what they do not know, and this is how we notice that it forgot one.
import { createRequire } from 'node:module';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(process.argv[2], 'package.json'));
const Ajv = require('ajv/dist/2020.js').default;
const addFormats = require('ajv-formats').default;
const { Validator } = await import(pathToFileURL(
  path.join(process.argv[2], '@seriousme', 'openapi-schema-validator', 'index.js')));

const { document, exchanges } = JSON.parse(await text(process.stdin));
const faults = [];
const answered = {};

const verdict = await new Validator().validate(structuredClone(document));
if (!verdict.valid) faults.push(`the document is no OpenAPI: ${JSON.stringify(verdict.errors)}`);

const closed = structuredClone(document);
for (const schema of Object.values(closed.components.schemas)) {
  if (schema.properties) schema.additionalProperties ??= false;
}

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
addFormats(ajv);
ajv.addFormat('int32', { type: 'number', validate: (value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31 });
ajv.addFormat('binary', true);
ajv.addSchema(closed, 'api:document');

const escape = (part) => part.replaceAll('~', '~0').replaceAll('/', '~1');
const validators = new Map();
function check(pointer, value, where) {
  const key = pointer.map(escape).join('/');
  if (!validators.has(key)) validators.set(key, ajv.compile({ $ref: `api:document#/${encodeURI(key)}` }));
  const validate = validators.get(key);
  if (!validate(value)) faults.push(`${where}: ${ajv.errorsText(validate.errors)}`);
}

const operations = Object.entries(closed.paths).flatMap(([template, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    template, method, operation,
    pattern: new RegExp(`^${template.replaceAll(/[.]/g, '\\.')
      .replaceAll('{path}', '.+').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
    variables: template.split('{').length,
  }))).sort((a, b) => a.variables - b.variables);

function find(method, target) {
  return operations.find((one) => one.method === method.toLowerCase() && one.pattern.test(target.split('?')[0]));
}

function resolve(node) {
  return node?.$ref ? node.$ref.slice(2).split('/').reduce((at, part) => at[part], closed) : node;
}

for (const { method, path: target, requestType, request, status, type, response } of exchanges) {
  const found = find(method, target);
  const name = `${method} ${target} → ${status}`;
  if (!found) {
    if (status !== 404 && /^\/(v1|log|connect)\//.test(target)) faults.push(`${name}: no operation is described there`);
    continue;
  }
  const { template, operation } = found;
  (answered[operation.operationId] ??= []).push(status);
  const described = resolve(operation.responses[status]);
  if (!described) {
    faults.push(`${name}: ${operation.operationId} does not say that it answers so`);
    continue;
  }
  if (type === null) {
    if (described.content) faults.push(`${name}: the answer is empty`);
  } else if (!described.content?.[type]) {
    faults.push(`${name}: ${operation.operationId} does not say that it answers with ${type}`);
  } else if (type.endsWith('json') && described.content[type].schema) {
    const pointer = ['paths', template, method.toLowerCase(), 'responses', `${status}`, 'content', type, 'schema'];
    check(pointer, JSON.parse(response), name);
  }
  if (status < 300 && requestType?.endsWith('json')) {
    const pointer = ['paths', template, method.toLowerCase(), 'requestBody', 'content', requestType, 'schema'];
    check(pointer, JSON.parse(request), `${name}, what was sent`);
  }
}

for (const { template, method, operation } of operations) {
  const bodies = [
    ...Object.entries(operation.requestBody?.content ?? {}).map((one) => [...one, ['requestBody', 'content']]),
    ...Object.entries(operation.responses).flatMap(([status, response]) =>
      Object.entries(response.content ?? {}).map((one) => [...one, ['responses', status, 'content']])),
  ];
  for (const [type, body, at] of bodies) {
    const values = [body.example, ...Object.values(body.examples ?? {}).map((one) => resolve(one).value)];
    for (const value of values.filter((one) => one !== undefined)) {
      const pointer = ['paths', template, method, ...at, type, 'schema'];
      if (body.schema) check(pointer, value, `example of ${operation.operationId}`);
    }
  }
  for (const [index, parameter] of (operation.parameters ?? []).entries()) {
    const { example, name } = resolve(parameter);
    if (example !== undefined && !parameter.$ref) {
      const pointer = ['paths', template, method, 'parameters', `${index}`, 'schema'];
      check(pointer, example, `${operation.operationId} ${name}`);
    }
  }
}

console.log(JSON.stringify({ faults, answered }));
