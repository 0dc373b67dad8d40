/** Patterns are followed by recursion, which needs an end. */
const LONGEST = 200;

/** A position in the pattern's automaton: characters to accept, or a fork, or the end. */
interface State {
  accepts?: (character: string) => boolean;
  anchor?: 'start' | 'end';
  next: State[];
  final?: boolean;
}
interface Fragment {
  readonly start: State;
  readonly end: State;
}

/**
 * The patterns of `batchedit`: regular expressions without regard to case, found anywhere in a name. Simulated as a
 * nondeterministic automaton (Thompson, 1968), so that no pattern in a script can take more than linear time.
 */
export class NamePattern {
  readonly #start: State;

  /** @throws Error with the reason, when the pattern uses what is not supported */
  constructor(pattern: string) {
    if (pattern.length > LONGEST) throw new Error(`it is longer than ${LONGEST} characters`);
    const parser = new Parser(pattern.toLowerCase());
    const { start, end } = parser.alternatives();
    if (!parser.done) throw new Error('a bracket is not opened');
    end.final = true;
    this.#start = start;
  }

  matches(name: string): boolean {
    const text = name.toLowerCase();
    let current = new Set<State>();
    for (let at = 0; at <= text.length; at++) {
      if (this.#follow(this.#start, at, text.length, current)) return true;
      const next = new Set<State>();
      const character = text[at];
      if (character === undefined) return false;
      for (const state of current) {
        if (!state.accepts?.(character)) continue;
        for (const each of state.next) if (this.#follow(each, at + 1, text.length, next)) return true;
      }
      current = next;
    }
    return false;
  }

  /** Adds a state and all that are reached from it without a character; true when the end is among them. */
  #follow(state: State, at: number, length: number, into: Set<State>): boolean {
    if (state.final) return true;
    if (into.has(state)) return false;
    if (state.anchor === 'start' && at !== 0) return false;
    if (state.anchor === 'end' && at !== length) return false;
    into.add(state);
    return !state.accepts && state.next.some((each) => this.#follow(each, at, length, into));
  }
}

class Parser {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get done(): boolean {
    return this.#at >= this.#pattern.length;
  }

  alternatives(): Fragment {
    const start: State = { next: [] };
    const end: State = { next: [] };
    for (;;) {
      const { start: first, end: last } = this.#sequence();
      start.next.push(first);
      last.next.push(end);
      if (this.#pattern[this.#at] !== '|') return { start, end };
      this.#at++;
    }
  }

  #sequence(): Fragment {
    const start: State = { next: [] };
    let end = start;
    while (!this.done && this.#pattern[this.#at] !== '|' && this.#pattern[this.#at] !== ')') {
      const piece = this.#repeated();
      end.next.push(piece.start);
      end = piece.end;
    }
    return { start, end };
  }

  #repeated(): Fragment {
    const piece = this.#single();
    const sign = this.#pattern[this.#at];
    if (sign === '{') throw new Error('counts in braces are not supported');
    if (sign !== '*' && sign !== '+' && sign !== '?') return piece;
    this.#at++;
    const start: State = { next: [piece.start] };
    const end: State = { next: [] };
    piece.end.next.push(end);
    if (sign !== '?') piece.end.next.push(piece.start);
    if (sign !== '+') start.next.push(end);
    return { start, end };
  }

  #single(): Fragment {
    const end: State = { next: [] };
    const character = this.#pattern[this.#at++] ?? '';
    if (character === '(') {
      const inner = this.alternatives();
      if (this.#pattern[this.#at++] !== ')') throw new Error('a bracket is not closed');
      return inner;
    }
    if (character === '^') return { start: { anchor: 'start', next: [end] }, end };
    if (character === '$') return { start: { anchor: 'end', next: [end] }, end };
    if (character === '*' || character === '+' || character === '?')
      throw new Error(`nothing stands before ${character}`);
    return { start: { accepts: this.#accepted(character), next: [end] }, end };
  }

  #accepted(character: string): (character: string) => boolean {
    if (character === '.') return () => true;
    if (character === '[') return this.#set();
    if (character !== '\\') return (other) => other === character;
    const escaped = this.#pattern[this.#at++];
    if (escaped === undefined) throw new Error('it ends in a backslash');
    if (escaped === 'd') return (other) => other >= '0' && other <= '9';
    if (escaped === 'w') return (other) => /\w/.test(other);
    if (/[a-z0-9]/.test(escaped)) throw new Error(`\\${escaped} is not supported`);
    return (other) => other === escaped;
  }

  #set(): (character: string) => boolean {
    const close = this.#pattern.indexOf(']', this.#at + 1);
    if (close < 0) throw new Error('a set is not closed');
    const negated = this.#pattern[this.#at] === '^';
    const body = this.#pattern.slice(this.#at + (negated ? 1 : 0), close);
    this.#at = close + 1;
    const ranges: (readonly [string, string])[] = [];
    for (let i = 0; i < body.length; i++) {
      const first = body[i] ?? '';
      const last = body[i + 1] === '-' ? body[i + 2] : undefined;
      if (last !== undefined) i += 2;
      ranges.push([first, last ?? first]);
    }
    return (other) => ranges.some(([first, last]) => other >= first && other <= last) !== negated;
  }
}
