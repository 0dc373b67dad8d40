/** Edit distance with transpositions (optimal string alignment), given up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** The known words closest to a word that is not known, closest first; at most three, and none that is far off. */
export function closest(word: string, known: Iterable<string>): string[] {
  const wanted = word.toLowerCase().slice(0, 64);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const near: { readonly word: string; readonly cost: number }[] = [];
  for (const candidate of known) {
    const cost = distance(wanted, candidate.toLowerCase(), limit);
    if (cost <= limit) near.push({ word: candidate, cost });
  }
  return near
    .sort((a, b) => a.cost - b.cost)
    .slice(0, 3)
    .map((each) => each.word);
}
