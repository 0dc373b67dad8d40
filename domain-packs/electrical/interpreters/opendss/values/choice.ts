/**
 * The choice that a word means: one of its spellings, or the beginning of the spellings of exactly one choice. A single
 * letter that begins several words, such as the `m` of `m`, `mi` and `mm`, counts only where it is a word itself.
 */
export function readChoice(text: string, choices: readonly (readonly string[])[]): string | undefined {
  const word = text.toLowerCase();
  if (word === '') return undefined;
  const exact = choices.find((spellings) => spellings.some((each) => each.toLowerCase() === word));
  if (exact) return exact[0];
  const begun = choices.filter((spellings) => spellings.some((each) => each.toLowerCase().startsWith(word)));
  return begun.length === 1 ? begun[0]?.[0] : undefined;
}

/** Yes or no, in the words that mean it beyond doubt. OpenDSS itself takes any other word, even `1`, for no. */
export function readYesNo(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (['y', 'ye', 'yes', 't', 'tr', 'tru', 'true'].includes(word)) return true;
  if (['n', 'no', 'f', 'fa', 'fal', 'fals', 'false'].includes(word)) return false;
  return undefined;
}
