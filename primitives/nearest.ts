/** Edit distance by insertions, deletions and substitutions (Levenshtein 1966), in O(n·m). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substituted, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** What a person may have meant: up to three names, nearest first. A name that is more unlike than like is no help. */
export const nearest = (meant: string, known: readonly string[]): string[] =>
  known
    .map((name) => ({ name, distance: editDistance(meant.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => 2 * distance <= Math.max(meant.length, name.length))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
