import type { Selector } from '../../../../primitives/index.ts';

/** What a list says at one place. */
export interface Word {
  readonly text: string;
  readonly selector: Selector;
}

/** One book of a list. */
export interface Entry {
  readonly name: Word;
  readonly mass: Word;
}

/** Words in the order of a list, two for each book; one that is left over is no entry. */
export const inPairs = (words: readonly Word[]): Entry[] =>
  words.flatMap((name, i) => {
    const mass = i % 2 === 0 ? words[i + 1] : undefined;
    return mass && isMass(mass.text) ? [{ name, mass }] : [];
  });

export const isMass = (text: string): boolean => /^\d+(\.\d+)?( ± \d+(\.\d+)?)?$/.test(text);
