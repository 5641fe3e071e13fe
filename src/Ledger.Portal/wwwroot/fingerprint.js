// Fingerprints files where they lie (SPEC-manifest): chunks of one MiB, their leaf hashes in SHA-256 by the platform
// and in SM3 (GB/T 32905) here. Only the hashes leave the browser.

const CHUNK = 1 << 20;
const BATCH = 128;
const SM3_START = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];

const turn = (word, by) => (word << by) | (word >>> (32 - by));
const ROUND = Int32Array.from({ length: 64 }, (_, j) => turn(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32));
const words = new Int32Array(68);

function compress(state, view, offset) {
  for (let j = 0; j < 16; j++) words[j] = view.getInt32(offset + 4 * j);
  for (let j = 16; j < 68; j++) {
    const mixed = words[j - 16] ^ words[j - 9] ^ turn(words[j - 3], 15);
    words[j] = mixed ^ turn(mixed, 15) ^ turn(mixed, 23) ^ turn(words[j - 13], 7) ^ words[j - 6];
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let j = 0; j < 64; j++) {
    const a12 = turn(a, 12);
    const ss1 = turn((a12 + e + ROUND[j]) | 0, 7);
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ a12) + (words[j] ^ words[j + 4])) | 0;
    const tt2 = (gg + h + ss1 + words[j]) | 0;
    d = c; c = turn(b, 9); b = a; a = tt1;
    h = g; g = turn(f, 19); f = e; e = tt2 ^ turn(tt2, 9) ^ turn(tt2, 17);
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] ^= word; });
}

/** SM3 over bytes that have room for the padding behind them. */
function sm3(bytes, length) {
  const padded = (length + 8 + 64) & ~63;
  bytes[length] = 0x80;
  bytes.fill(0, length + 1, padded);
  const view = new DataView(bytes.buffer, 0, padded);
  view.setUint32(padded - 8, Math.floor(length / 0x20000000));
  view.setUint32(padded - 4, (length << 3) >>> 0);
  const state = Int32Array.from(SM3_START);
  for (let offset = 0; offset < padded; offset += 64) compress(state, view, offset);
  const result = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => result.setInt32(4 * i, word));
  return new Uint8Array(result.buffer);
}

// RFC 6962 section 2.1: a leaf is hashed behind a zero byte.
async function leafOf(blob, buffer) {
  const chunk = new Uint8Array(await blob.arrayBuffer());
  buffer[0] = 0;
  buffer.set(chunk, 1);
  const sha256 = await crypto.subtle.digest('SHA-256', buffer.subarray(0, chunk.length + 1));
  return [new Uint8Array(sha256), sm3(buffer, chunk.length + 1)];
}

const toBase64 = (parts) => btoa(parts.map((part) => String.fromCharCode(...part)).join(''));

async function readFile(file, page, told) {
  await page.invokeMethodAsync('BeginFile', file.name, file.size);
  const buffer = new Uint8Array(CHUNK + 1 + 128);
  let batch = [];
  for (let from = 0; from < file.size; from += CHUNK) {
    batch.push(...await leafOf(file.slice(from, from + CHUNK), buffer));
    if (batch.length >= 2 * BATCH || from + CHUNK >= file.size) {
      const done = Math.min(from + CHUNK, file.size);
      await page.invokeMethodAsync('TakeLeaves', toBase64(batch), told + done);
      batch = [];
    }
  }
}

// A manifest has its files in the order of the UTF-8 bytes of their names.
function byBytesOfName({ name: left }, { name: right }) {
  const [one, other] = [left, right].map((name) => new TextEncoder().encode(name));
  const at = one.findIndex((byte, i) => byte !== other[i]);
  return at < 0 ? one.length - other.length : one[at] - (other[at] ?? -1);
}

/** Fingerprints the files of an input; the page is told of the leaves as they come. */
export async function fingerprint(id, page) {
  const files = [...document.getElementById(id).files].sort(byBytesOfName);
  let told = 0;
  for (const file of files) {
    await readFile(file, page, told);
    told += file.size;
  }
  return files.reduce((sum, file) => sum + file.size, 0);
}
