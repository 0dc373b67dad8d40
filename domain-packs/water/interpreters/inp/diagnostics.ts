import { nearest } from '../../../../primitives/index.ts';
import { MESSAGES } from './messages.ts';
import type { Message, MessageId } from './messages.ts';
import type { Span } from './span.ts';

/** One thing to say about the file, at its place. */
export interface Diagnostic {
  readonly id: MessageId;
  readonly level: Message['level'];
  readonly message: string;
  readonly remedy: string;
  readonly data: Readonly<Record<string, string>>;
  /** The element that it is about, where there is one. */
  readonly subject: string;
  readonly span?: Span;
}

type Data = Readonly<Record<string, string | number>>;

const SHOWN = 120;
/** Names that are compared in search of the one that was meant, in all: a large file with many errors must stay fast. */
const COMPARISONS = 200_000;

const fill = (template: string, data: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (hole: string, name: string) => data[name] ?? hole);

/** Collects what there is to say: up to a limit of each kind in full, beyond it the number. */
export class Diagnostics {
  readonly #limit: number;
  readonly #list: Diagnostic[] = [];
  readonly #counts = new Map<MessageId, number>();
  #comparisons = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param known names of which one may have been meant by `data.text` */
  add(id: MessageId, span: Span | undefined, data: Data = {}, subject = '', known: readonly string[] = []): void {
    const count = (this.#counts.get(id) ?? 0) + 1;
    this.#counts.set(id, count);
    if (count > this.#limit) return;
    const near = this.#near(String(data['text'] ?? data['section'] ?? ''), known);
    const shown = Object.entries(data).map(([name, value]) => [name, String(value).slice(0, SHOWN)] as const);
    const filled = { near: near.length > 0 ? ` Did you mean ${near.join(', ')}?` : '', ...Object.fromEntries(shown) };
    const { level, message, remedy } = MESSAGES[id];
    this.#list.push({
      id,
      level,
      message: fill(message, filled),
      remedy: fill(remedy, filled),
      data: filled,
      subject,
      ...(span ? { span } : {}),
    });
  }

  #near(word: string, known: readonly string[]): string[] {
    this.#comparisons += known.length;
    return this.#comparisons > COMPARISONS || word === '' ? [] : nearest(word, known).slice(0, 2);
  }

  /** Everything collected, in order, and what was only counted at the end. */
  list(): readonly Diagnostic[] {
    for (const [id, count] of [...this.#counts]) {
      if (count <= this.#limit) continue;
      this.#counts.set(id, this.#limit);
      this.add('inp.more', undefined, { text: id, count: count - this.#limit });
    }
    return this.#list;
  }
}
