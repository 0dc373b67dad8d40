import type { SparsityPattern } from './sparsity-pattern.ts';

/**
 * A fill-reducing elimination order: at each step the node of least approximate external degree, on the quotient graph,
 * ties by the node touched last. (Amestoy, Davis, Duff, "An approximate minimum degree ordering algorithm",
 * SIAM J. Matrix Anal. Appl. 17, 1996.)
 *
 * @returns the nodes in elimination order.
 */
export function minimumDegreeOrder(pattern: SparsityPattern): Int32Array {
  const graph = new QuotientGraph(pattern);
  const order = new Int32Array(pattern.order);
  for (let step = 0; step < pattern.order; step++) order[step] = graph.eliminate(step);
  return order;
}

/** Nodes not yet eliminated, and for each eliminated one an element: the clique that its elimination left. */
class QuotientGraph {
  readonly #n: number;
  /** Neighbours that are nodes, and elements a node belongs to. */
  readonly #nodes: number[][];
  readonly #elements: number[][];
  readonly #members: (number[] | undefined)[];
  readonly #eliminated: Uint8Array;
  readonly #degree: Int32Array;
  /** Doubly linked lists of nodes by degree. */
  readonly #head: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  #least = 0;
  /** Marks of the present step: nodes in the new element, and how much of each other element lies outside it. */
  readonly #inElement: Int32Array;
  readonly #seenAt: Int32Array;
  readonly #outside: Int32Array;

  constructor(pattern: SparsityPattern) {
    const n = pattern.order;
    this.#n = n;
    this.#nodes = Array.from({ length: n }, (_, i) =>
      Array.from(pattern.columns.subarray(pattern.rowStart[i], pattern.rowStart[i + 1])).filter((j) => j !== i),
    );
    this.#elements = Array.from({ length: n }, () => []);
    this.#members = new Array<number[] | undefined>(n);
    this.#eliminated = new Uint8Array(n);
    this.#degree = Int32Array.from(this.#nodes, (neighbours) => neighbours.length);
    this.#head = new Int32Array(n + 1).fill(-1);
    this.#next = new Int32Array(n);
    this.#previous = new Int32Array(n);
    this.#inElement = new Int32Array(n).fill(-1);
    this.#seenAt = new Int32Array(n).fill(-1);
    this.#outside = new Int32Array(n);
    for (let i = 0; i < n; i++) this.#insert(i);
  }

  /** Eliminates the node of least degree and returns it. */
  eliminate(step: number): number {
    while ((this.#head[this.#least] ?? 0) < 0) this.#least++;
    const pivot = this.#head[this.#least] ?? 0;
    this.#remove(pivot);
    this.#eliminated[pivot] = 1;
    const members = this.#formElement(pivot, step);
    this.#countOutside(members, step);
    for (const node of members) this.#update(node, pivot, members, step);
    this.#nodes[pivot] = [];
    this.#elements[pivot] = [];
    return pivot;
  }

  /** The new element: all neighbours of the pivot, directly or through the elements it absorbs. */
  #formElement(pivot: number, step: number): number[] {
    const members: number[] = [];
    this.#inElement[pivot] = step;
    const take = (node: number): void => {
      if (this.#eliminated[node] || this.#inElement[node] === step) return;
      this.#inElement[node] = step;
      members.push(node);
    };
    (this.#nodes[pivot] ?? []).forEach(take);
    for (const element of this.#elements[pivot] ?? []) {
      this.#members[element]?.forEach(take);
      this.#members[element] = undefined;
    }
    this.#members[pivot] = members;
    return members;
  }

  #countOutside(members: readonly number[], step: number): void {
    for (const node of members) {
      this.#elements[node] = (this.#elements[node] ?? []).filter((element) => {
        const size = this.#members[element]?.length;
        if (size === undefined) return false;
        if (this.#seenAt[element] !== step) {
          this.#seenAt[element] = step;
          this.#outside[element] = size;
        }
        this.#outside[element] = (this.#outside[element] ?? 0) - 1;
        return true;
      });
    }
  }

  #update(node: number, pivot: number, members: readonly number[], step: number): void {
    this.#remove(node);
    const nodes = (this.#nodes[node] ?? []).filter((j) => !this.#eliminated[j] && this.#inElement[j] !== step);
    let degree = nodes.length + members.length - 1;
    const elements = (this.#elements[node] ?? []).filter((element) => {
      const outside = this.#outside[element] ?? 0;
      if (outside <= 0) {
        this.#members[element] = undefined;
        return false;
      }
      degree += outside;
      return true;
    });
    elements.push(pivot);
    this.#nodes[node] = nodes;
    this.#elements[node] = elements;
    this.#degree[node] = Math.max(0, Math.min(degree, this.#n - step - 2));
    this.#insert(node);
    this.#least = Math.min(this.#least, this.#degree[node] ?? 0);
  }

  #insert(node: number): void {
    const degree = this.#degree[node] ?? 0;
    const first = this.#head[degree] ?? 0;
    this.#next[node] = first;
    this.#previous[node] = -1;
    if (first >= 0) this.#previous[first] = node;
    this.#head[degree] = node;
  }

  #remove(node: number): void {
    const next = this.#next[node] ?? 0;
    const previous = this.#previous[node] ?? 0;
    if (previous >= 0) this.#next[previous] = next;
    else this.#head[this.#degree[node] ?? 0] = next;
    if (next >= 0) this.#previous[next] = previous;
  }
}
