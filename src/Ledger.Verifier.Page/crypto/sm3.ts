/**
 * SM3 (GB/T 32905-2016): the compression function; padding and buffering are those of the Merkle-Damgård base class.
 */
import { HashMD } from '@noble/hashes/_md.js';
import { createHasher, rotl } from '@noble/hashes/utils.js';

const INITIAL = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];

/** T(j) turned left by j. */
const ROUND = Uint32Array.from({ length: 64 }, (_, j) => turn(j < 16 ? 0x79cc4519 : 0x7a879d8a, j));
const WORDS = new Uint32Array(68);

function turn(word: number, by: number): number {
  return by % 32 === 0 ? word : rotl(word, by % 32);
}

const spread0 = (x: number): number => x ^ rotl(x, 9) ^ rotl(x, 17);
const spread1 = (x: number): number => x ^ rotl(x, 15) ^ rotl(x, 23);

class Sm3 extends HashMD<Sm3> {
  private state = Int32Array.from(INITIAL);

  constructor() {
    super(64, 32, 8, false);
  }

  protected get(): number[] {
    return Array.from(this.state);
  }

  protected set(...words: number[]): void {
    this.state.set(words);
  }

  protected process(view: DataView, offset: number): void {
    expand(view, offset);
    let [a, b, c, d, e, f, g, h] = this.state as unknown as number[] as
      [number, number, number, number, number, number, number, number];
    for (let j = 0; j < 64; j++) {
      const early = j < 16;
      const ss1 = rotl((rotl(a, 12) + e + ROUND[j]!) | 0, 7);
      const ss2 = ss1 ^ rotl(a, 12);
      const tt1 = ((early ? a ^ b ^ c : (a & b) | (a & c) | (b & c)) + d + ss2 + (WORDS[j]! ^ WORDS[j + 4]!)) | 0;
      const tt2 = ((early ? e ^ f ^ g : (e & f) | (~e & g)) + h + ss1 + WORDS[j]!) | 0;
      d = c;
      c = rotl(b, 9);
      b = a;
      a = tt1;
      h = g;
      g = rotl(f, 19);
      f = e;
      e = spread0(tt2);
    }
    const mixed = [a, b, c, d, e, f, g, h];
    for (let i = 0; i < 8; i++) this.state[i]! ^= mixed[i]!;
  }

  protected roundClean(): void {
    WORDS.fill(0);
  }

  destroy(): void {
    this.destroyed = true;
    this.state.fill(0);
    this.buffer.fill(0);
  }

  _cloneInto(to: Sm3 = new Sm3()): Sm3 {
    to.state.set(this.state);
    return this._cloneIntoMeta(to);
  }
}

function expand(view: DataView, offset: number): void {
  for (let j = 0; j < 16; j++) WORDS[j] = view.getUint32(offset + 4 * j, false);
  for (let j = 16; j < 68; j++) {
    const mixed = spread1(WORDS[j - 16]! ^ WORDS[j - 9]! ^ rotl(WORDS[j - 3]!, 15));
    WORDS[j] = mixed ^ rotl(WORDS[j - 13]!, 7) ^ WORDS[j - 6]!;
  }
}

export const sm3 = createHasher(() => new Sm3());
