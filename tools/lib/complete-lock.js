// Completes a package-lock.json after `npm install`: node tools/lib/complete-lock.js FOLDER
//
// A registry that lacks the optional packages of other platforms leaves them out of the lock, and newer versions of
// `npm ci` then refuse the lock as incomplete. This adds them by version, system and processor, read from their names
// (…-linux-arm64); npm skips them everywhere else.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const processors = { amd64: 'x64', arm64: 'arm64' };
const file = path.join(process.argv[2] ?? '.', 'package-lock.json');
const lock = JSON.parse(fs.readFileSync(file, 'utf8'));

for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const [, system, processor] = /-(linux|darwin|win32)-(amd64|arm64)$/.exec(name) ?? [];
    const key = `node_modules/${name}`;
    if (system && !(key in lock.packages)) {
      lock.packages[key] = {
        version, cpu: [processors[processor]], license: entry.license, optional: true, os: [system],
      };
    }
  }
}

const byName = ([left], [right]) => (left < right ? -1 : 1);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byName));
fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
