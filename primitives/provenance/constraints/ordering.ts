import type { Precedence } from './precedence.ts';
import type { Violation } from './violation.ts';
import { violation } from './violation.ts';

/** Events that would have to come before themselves: a circle of precedences, one of which is strict. */
export function disorders(precedences: readonly Precedence[]): Violation[] {
  const following = new Map<string, Precedence[]>();
  for (const one of precedences) following.set(one.before, [...(following.get(one.before) ?? []), one]);
  const component = components(following);
  return precedences
    .filter(({ strictly, before, after }) => strictly && component.get(before) === component.get(after))
    .map((strict) => violation(strict.constraint, told(strict, wayBack(strict, following))));
}

function told({ before, after }: Precedence, back: readonly Precedence[]): string {
  const way = back.map((one) => `${one.before} is not after ${one.after} (${one.constraint})`);
  return [`${before} is before ${after}`, ...way].join(', ');
}

/** The shortest way from what comes after back to what comes before. */
function wayBack({ before, after }: Precedence, following: ReadonlyMap<string, readonly Precedence[]>): Precedence[] {
  const cameBy = new Map<string, Precedence | undefined>([[after, undefined]]);
  for (const queue = [after]; queue.length > 0 && !cameBy.has(before);) {
    for (const next of following.get(queue.shift() ?? '') ?? []) {
      if (cameBy.has(next.after)) continue;
      cameBy.set(next.after, next);
      queue.push(next.after);
    }
  }
  const way: Precedence[] = [];
  for (let step = cameBy.get(before); step; step = cameBy.get(step.before)) way.unshift(step);
  return way;
}

/** Strongly connected components (Tarjan 1972), without recursion: the number of the component of each event. */
function components(following: ReadonlyMap<string, readonly Precedence[]>): Map<string, number> {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const component = new Map<string, number>();
  const stack: string[] = [];
  for (const root of following.keys()) {
    if (index.has(root)) continue;
    const work: { readonly event: string; next: number }[] = [];
    const enter = (event: string): void => {
      index.set(event, index.size);
      low.set(event, index.size - 1);
      stack.push(event);
      work.push({ event, next: 0 });
    };
    enter(root);
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { event } = top;
      const edge = following.get(event)?.[top.next++];
      if (edge) {
        if (!index.has(edge.after)) enter(edge.after);
        else if (!component.has(edge.after)) low.set(event, Math.min(low.get(event) ?? 0, index.get(edge.after) ?? 0));
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.event;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent) ?? 0, low.get(event) ?? 0));
      if (low.get(event) !== index.get(event)) continue;
      const number = component.size;
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        component.set(member, number);
        if (member === event) break;
      }
    }
  }
  return component;
}
