/**
 * Looks names up as OpenDSS does: without regard to case; a name that is written in full wins, else the first in the
 * list's own order that begins with what is written.
 */
export class AbbreviableNames<T extends { readonly name: string }> {
  readonly entries: readonly T[];
  readonly #known = new Map<string, T>();
  readonly #spelled = new Map<string, T>();

  constructor(entries: readonly T[]) {
    this.entries = entries;
    for (const entry of entries) {
      const key = entry.name.toLowerCase();
      if (!this.#known.has(key)) this.#known.set(key, entry);
    }
  }

  find(written: string): T | undefined {
    const spelled = this.#spelled.get(written);
    if (spelled !== undefined) return spelled;
    const key = written.toLowerCase();
    if (key === '') return undefined;
    const entry = this.#known.get(key) ?? this.entries.find(({ name }) => name.toLowerCase().startsWith(key));
    // Spellings are remembered, but a hostile script must not fill the memory with them.
    if (entry !== undefined && this.#spelled.size < 4096) this.#spelled.set(written, entry);
    return entry;
  }

  get names(): string[] {
    return this.entries.map(({ name }) => name);
  }
}
