/** Union-find over integers. (Tarjan, "Efficiency of a good but not linear set union algorithm", JACM, 1975.) */
export class DisjointSets {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  find(item: number): number {
    let root = item;
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root;
    while (this.#parent[item] !== root) {
      const next = this.#parent[item] ?? root;
      this.#parent[item] = root;
      item = next;
    }
    return root;
  }

  /** Joins two sets under the smaller representative; false when they were one already. */
  join(a: number, b: number): boolean {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return false;
    this.#parent[Math.max(x, y)] = Math.min(x, y);
    return true;
  }
}
