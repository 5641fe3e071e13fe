/** JSON as a value of a row (SPEC-rows): RFC 8785, but that numbers stand in the form of `number`. */

/** In characters, within JSON as in a value of its own. */
export const LONGEST_NUMBER = 147_457;

const DEEPEST = 128;
const NUMBER = /-?(?:0(?=\.)|[1-9][0-9]*)(?:\.[0-9]*[1-9])?|0/y;

/** The shortest escape of each character that needs one (RFC 8785 section 3.2.2.2). */
const ESCAPE = /\\(?:["\\bfnrt]|u00(?:0[0-7bef]|1[0-9a-f]))/y;

export const isRowJson = (text: string): boolean => new Checker(text).isWhole();

class Checker {
  private at = 0;

  constructor(private readonly text: string) {}

  isWhole(): boolean {
    return this.value(0) && this.at === this.text.length;
  }

  private value(depth: number): boolean {
    switch (this.text[this.at]) {
      case '{': return depth < DEEPEST && this.object(depth + 1);
      case '[': return depth < DEEPEST && this.array(depth + 1);
      case '"': return this.string() !== null;
      case 't': return this.takes('true');
      case 'f': return this.takes('false');
      case 'n': return this.takes('null');
      default: return (this.match(NUMBER)?.length ?? Infinity) <= LONGEST_NUMBER;
    }
  }

  private object(depth: number): boolean {
    this.at++;
    if (this.takes('}')) return true;
    for (let last: string | null = null; ;) {
      const name = this.string();
      // UTF-16 code units, as RFC 8785 section 3.2.3 has it and as this comparison does it.
      if (name === null || (last !== null && name <= last) || !this.takes(':') || !this.value(depth)) return false;
      if (this.takes('}')) return true;
      if (!this.takes(',')) return false;
      last = name;
    }
  }

  private array(depth: number): boolean {
    this.at++;
    if (this.takes(']')) return true;
    for (;;) {
      if (!this.value(depth)) return false;
      if (this.takes(']')) return true;
      if (!this.takes(',')) return false;
    }
  }

  private string(): string | null {
    const start = this.at;
    if (!this.takes('"')) return null;
    while (!this.takes('"')) {
      const char = this.text[this.at];
      if (char === undefined || char < ' ') return null;
      if (char !== '\\') this.at++;
      else if (this.match(ESCAPE) === null) return null;
    }
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    this.at += found?.length ?? 0;
    return found;
  }

  private takes(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }
}
