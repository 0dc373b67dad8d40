import type { Catalogue, DiagnosticLevel } from './messages.ts';
import type { Span } from './span.ts';
import { closest } from './suggest.ts';

export type DiagnosticData = Readonly<Record<string, string | number>>;

/** One thing to say about a script, at its place. */
export interface Diagnostic {
  /** Id of its message; stable. */
  readonly code: string;
  readonly level: DiagnosticLevel;
  readonly message: string;
  readonly expected: string;
  readonly remedy: string;
  readonly data: DiagnosticData;
  /** Name of the file; none for what concerns the whole request. */
  readonly file?: string;
  readonly span?: Span;
}

const fill = (template: string, data: DiagnosticData): string =>
  template.replace(/\{([a-z]+)\}/g, (hole: string, name: string) => String(data[name] ?? hole));

const SHOWN = 120;
/** Texts quoted from a script may be of any length; what is repeated of them is not. */
const shortened = (value: string | number): string | number =>
  typeof value === 'string' && value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;

/** Names that are compared in search of the one that was meant, in all: a large script with many errors must stay fast. */
const COMPARISONS = 200_000;
/** What is said once, about all that is not listed. */
const MORE = 'dss.more';

/** Collects diagnostics: up to a limit of each code in full, beyond it their exact number. */
export class Diagnostics<C extends Catalogue> {
  readonly #catalogue: C;
  readonly #limit: number;
  readonly #files: readonly string[];
  readonly #list: Diagnostic[] = [];
  readonly #counts = new Map<string, number>();
  #comparisons = 0;

  /** @param files names that spans count */
  constructor(catalogue: C, limit: number, files: readonly string[]) {
    this.#catalogue = catalogue;
    this.#limit = limit;
    this.#files = files;
  }

  /** @param known words that may have been meant by `data.text` */
  add(code: keyof C & string, span: Span | undefined, data: DiagnosticData = {}, known?: () => Iterable<string>): void {
    const seen = this.#counts.get(code) ?? 0;
    this.#counts.set(code, seen + 1);
    if (seen >= this.#limit) return;
    const near = known ? this.#near(String(data['text'] ?? data['path'] ?? data['entry'] ?? ''), known) : [];
    const filled: Record<string, string | number> = {
      near: near.length > 0 ? ` Did you mean ${near.join(', ')}?` : '',
    };
    for (const [name, value] of Object.entries(data)) filled[name] = shortened(value);
    const { level, message, expected, remedy } = this.#catalogue[code] as Catalogue[string];
    const file = span ? this.#files[span.source] : undefined;
    this.#list.push({
      code,
      level,
      message: fill(message, filled),
      expected: fill(expected, filled),
      remedy: fill(remedy, filled),
      data: { ...filled, near: near.join(' ') },
      ...(file === undefined ? {} : { file }),
      ...(span ? { span } : {}),
    });
  }

  #near(word: string, known: () => Iterable<string>): string[] {
    if (this.#comparisons > COMPARISONS) return [];
    const names = [...known()];
    this.#comparisons += names.length;
    return closest(word, names);
  }

  /** Everything collected, in order, and what was only counted at the end. */
  list(): readonly Diagnostic[] {
    for (const [code, count] of this.#counts) {
      if (count > this.#limit) {
        this.#counts.set(code, this.#limit);
        if (MORE in this.#catalogue) this.add(MORE, undefined, { code, count: count - this.#limit });
      }
    }
    return this.#list;
  }
}
