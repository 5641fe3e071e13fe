/** The page: files in, report out. Nothing leaves it. */
import { fromBase64, hex, utf8 } from '../crypto/bytes.ts';
import { digest } from '../crypto/digests.ts';
import type { BREAKABLE } from '../claims/broken.ts';
import type { Content } from '../claims/content.ts';
import type { Finding } from '../claims/findings.ts';
import { members, type Members } from '../claims/members.ts';
import { readAnchors } from '../formats/anchors.ts';
import { compare, judge, withFindings } from '../verify.ts';
import { element } from './dom.ts';
import { kindOf, START_LENGTH } from './kinds.ts';
import type { Report } from './report.ts';
import { resultElements } from './results.ts';
import { TEXT, type Language } from './words.ts';

/** A bundle, or a certificate's archive with one in it. */
const LARGEST_BUNDLE = 96 * 1024 * 1024;
/** The largest chunk of a manifest. */
const LARGEST_CHUNK = 16 * 1024 * 1024;
const CHINA = '+08:00';

/** The anchors that the registry puts into the page where it serves it itself; the file has none. */
function servedAnchors(): File | null {
  const bytes = fromBase64(document.getElementById('served-anchors')?.textContent ?? '');
  return bytes && bytes.length > 0 ? new File([new Uint8Array(bytes)], 'anchors.json') : null;
}

/** What may be declared broken. */
const ALGORITHMS: Record<(typeof BREAKABLE)[number], string> = {
  sha256: 'SHA-256', sm3: 'SM3 (GB/T 32905)', keccak256: 'Keccak-256', ed25519: 'Ed25519', p256: 'P-256', p384: 'P-384',
  rsa: 'RSA', secp256k1: 'secp256k1', sm2: 'SM2 (GB/T 32918)',
  sha384: 'SHA-384', sha512: 'SHA-512', 'sha3-256': 'SHA3-256',
};

class Page {
  private language: Language = location.hash === '#en' ? 'en' : 'zh';
  private bundle: File | null = null;
  private anchors: File | null = servedAnchors();
  private readonly served = this.anchors;
  private disclosure: File | null = null;
  private membership: File | null = null;
  private data: readonly File[] = [];
  private time = '';
  private readonly broken = new Set<string>();
  private report: Report | null = null;
  private members: Members | null = null;
  private problem = '';
  private progress: { readonly name: string; readonly part: number } | null = null;

  constructor(private readonly root: HTMLElement) {
    for (const name of ['dragover', 'drop'] as const) {
      document.addEventListener(name, (event) => {
        event.preventDefault();
        if (name === 'drop') void this.take([...(event.dataTransfer?.files ?? [])]);
        document.body.classList.toggle('dropping', name === 'dragover');
      });
    }
    this.draw();
  }

  private say(text: { readonly zh: string; readonly en: string }): string {
    return text[this.language];
  }

  private draw(): void {
    document.documentElement.lang = this.language === 'zh' ? 'zh-CN' : 'en';
    document.title = this.say(TEXT.title);
    this.root.replaceChildren(this.head(), element('main', {}, this.inputs(), this.options(), this.actions(),
      ...this.result()),
      element('footer', {}, element('p', { class: 'soft' }, this.say(TEXT.second))));
  }

  private head(): HTMLElement {
    const other = element('button', { type: 'button', lang: this.language === 'zh' ? 'en'
      : 'zh-CN' }, this.say(TEXT.other));
    other.addEventListener('click', () => {
      this.language = this.language === 'zh' ? 'en' : 'zh';
      this.draw();
    });
    return element('header', {},
      element('div', {}, element('h1', {}, this.say(TEXT.title)),
        element('p', { class: 'soft' }, this.say(TEXT.intro))), other);
  }

  private inputs(): HTMLElement {
    return element('div', { class: 'inputs' },
      this.input('bundle', this.say(TEXT.bundle), this.say(TEXT.drop), '.zip', this.bundle ? [this.bundle] : []),
      this.input('anchors', this.say(TEXT.anchors),
        this.say(this.anchors !== null && this.anchors === this.served ? TEXT.anchorsServed : TEXT.anchorsNote),
        '.json', this.anchors ? [this.anchors] : []),
      this.input('disclosure', this.say(TEXT.disclosure), this.say(TEXT.disclosureNote), '.json',
        this.disclosure ? [this.disclosure] : []),
      this.input('membership', this.say(TEXT.membership), this.say(TEXT.membershipNote), '.json',
        this.membership ? [this.membership] : []),
      this.input('data', this.say(TEXT.data), this.say(TEXT.dataNote), '', this.data));
  }

  private input(
    id: 'bundle' | 'anchors' | 'disclosure' | 'membership' | 'data', label: string, note: string, accept: string,
    held: readonly File[],
  ): HTMLElement {
    const input = element('input', { type: 'file', id, ...(accept && { accept }), ...(id === 'data'
      && { multiple: true as const }) });
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      if (id === 'data') this.data = files;
      else this[id] = files[0] ?? null;
      this.draw();
    });
    const names = held.map(({ name }) => name).join('、');
    return element('div', { class: 'card' }, element('h3', {}, label), input,
      element('label', { for: id, class: 'choose' }, this.say(TEXT.choose)),
      names !== '' && element('p', { class: 'mono' }, `✓ ${names}`), element('p', { class: 'soft' }, note));
  }

  private options(): HTMLElement {
    const time = element('input', { type: 'datetime-local', step: '1', id: 'time', value: this.time });
    time.addEventListener('change', () => { this.time = time.value; });
    const lanes = Object.entries(ALGORITHMS).map(([lane, name]) => {
      const box = element('input', { type: 'checkbox', ...(this.broken.has(lane) && { checked: true as const }) });
      box.addEventListener('change', () => { this.broken[box.checked ? 'add' : 'delete'](lane); });
      return element('label', {}, box, name);
    });
    const isOpen = this.time !== '' || this.broken.size > 0;
    return element('details', { class: 'card asked', ...(isOpen && { open: true as const }) },
      element('summary', {}, this.say(TEXT.more)),
      element('p', {}, element('label', { for: 'time' }, this.say(TEXT.time)), time),
      element('fieldset', { class: 'lanes' }, element('legend', {}, this.say(TEXT.lanes)), ...lanes));
  }

  private actions(): HTMLElement {
    const check = element('button', { type: 'button', class: 'main', ...(!this.isReady
      && { disabled: true as const }) }, this.say(TEXT.check));
    check.addEventListener('click', () => void this.verify());
    const line = element('div', { class: 'actions' }, check);
    if (this.report) {
      const print = element('button', { type: 'button' }, this.say(TEXT.print));
      print.addEventListener('click', () => window.print());
      line.append(print, this.saveLink());
    }
    return line;
  }

  private get isReady(): boolean {
    const isWhole = this.bundle !== null && this.anchors !== null;
    return (isWhole || (this.bundle === null && this.membership !== null)) && this.progress === null;
  }

  private saveLink(): HTMLElement {
    const save = element('button', { type: 'button' }, this.say(TEXT.save));
    save.addEventListener('click', () => {
      const address = URL.createObjectURL(new Blob([JSON.stringify(this.report!.verdict, null, 2)],
        { type: 'application/json' }));
      element('a', { href: address, download: 'verdict.json' }).click();
      URL.revokeObjectURL(address);
    });
    return save;
  }

  private result(): Node[] {
    if (this.progress) {
      const { name, part } = this.progress;
      return [element('div', { class: 'card', role: 'status' }, element('p', {}, `${this.say(TEXT.working)} ${name}`),
        element('progress', { max: '1', value: String(part) }))];
    }
    const { problem, report, members: shown } = this;
    return resultElements(this.language, { problem, report, members: shown });
  }

  /** Tells dropped files apart by what they are, whatever their names. */
  private async take(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const kind = kindOf(new TextDecoder('latin1').decode(await file.slice(0, START_LENGTH).arrayBuffer()));
      if (kind === 'data' || (kind === 'bundle' && this.isData(file))) this.data = [...this.data, file];
      else this[kind] = file;
    }
    this.draw();
    if (this.isReady) await this.verify();
  }

  private isData(file: File): boolean {
    return file.size > LARGEST_BUNDLE;
  }

  private async verify(): Promise<void> {
    [this.report, this.members, this.problem] = [null, null, ''];
    try {
      const found = this.bundle ? await this.verifyBundle(this.bundle, this.anchors!) : [];
      if (this.membership) this.members = await this.verifyMembers(this.membership, found);
    } catch (error) {
      this.problem = error instanceof Error && error.name === 'Error' ? error.message : this.say(TEXT.unreadable);
    }
    this.progress = null;
    this.draw();
  }

  private async verifyBundle(bundle: File, anchors: File): Promise<readonly Content[]> {
    if (bundle.size > LARGEST_BUNDLE) throw new Error(this.say(TEXT.tooLarge));
    await this.show(bundle.name, 0);
    const [bytes, anchorBytes] = [await this.read(bundle), await this.read(anchors)];
    const disclosure = this.disclosure ? await this.read(this.disclosure) : undefined;
    const { report, contents } = await this.judge(bytes, anchorBytes, disclosure);
    this.report = report;
    return contents;
  }

  private async verifyMembers(proof: File, found: readonly Content[]): Promise<Members> {
    await this.show(proof.name, 0);
    const files = this.data.filter(({ size }) => size <= LARGEST_CHUNK).map((file) => async () => {
      await this.show(file.name, 0);
      return this.read(file);
    });
    const isRead = proof.size <= LARGEST_BUNDLE;
    const shown = isRead ? await members(await this.read(proof), found, files, this.broken) : null;
    if (!shown) throw new Error(this.say(TEXT.noMembership));
    return shown;
  }

  private async judge(
    bytes: Uint8Array, anchorBytes: Uint8Array, disclosure?: Uint8Array,
  ): Promise<{ readonly report: Report; readonly contents: readonly Content[] }> {
    const believed = readAnchors(anchorBytes);
    if (typeof believed === 'string') throw new Error(this.say(TEXT.badAnchors));
    const at = this.time === '' ? undefined : Date.parse(`${this.time}${CHINA}`);
    const { verdict, evidence, contents } = judge(bytes, believed,
      { at, broken: this.broken, disclosure });
    const found: Finding[] = [];
    if (evidence) {
      for (const file of this.data) found.push(await compare({ name: file.name, pieces: this.pieces(file) }, contents));
    }
    const digests = { bundleDigest: hex(digest('sha256', bytes)), anchorsDigest: hex(digest('sha256', anchorBytes)) };
    const asked = at === undefined ? null : new Date(at).toISOString();
    const whole = 'refusal' in verdict ? verdict : withFindings(verdict, found);
    return { report: { ...digests, asked, evidence, verdict: whole }, contents };
  }

  private async read(file: File): Promise<Uint8Array> {
    return new Uint8Array(await file.arrayBuffer());
  }

  private async * pieces(file: File): AsyncGenerator<Uint8Array> {
    const length = 4 * 1024 * 1024;
    for (let at = 0; at < file.size; at += length) {
      await this.show(file.name, at / file.size);
      yield await this.read(new File([file.slice(at, at + length)], file.name));
    }
  }

  /** Lets the browser paint before the next stretch of work. */
  private async show(name: string, part: number): Promise<void> {
    this.progress = { name, part };
    this.draw();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

// The page says at once when the browser lacks what it needs.
if (utf8('').length === 0) new Page(document.getElementById('page')!);
