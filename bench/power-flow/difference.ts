type Voltages = Readonly<Record<string, readonly [number, number]>>;

const magnitude = (re: number, im: number): number => Math.sqrt(re * re + im * im);
const busOf = (node: string): string => node.slice(0, node.lastIndexOf('.'));

/** Greatest difference of complex voltages, relative to the greatest voltage of the bus; NaN when the nodes are others. */
export function greatestDifference(ours: Voltages, theirs: Voltages): number {
  if (Object.keys(ours).sort().join() !== Object.keys(theirs).sort().join()) return NaN;
  const greatest = new Map<string, number>();
  for (const [node, [re, im]] of Object.entries(theirs)) {
    greatest.set(busOf(node), Math.max(greatest.get(busOf(node)) ?? 0, magnitude(re, im)));
  }
  return Math.max(
    ...Object.entries(ours).map(([node, [re, im]]) => {
      const [otherRe, otherIm] = theirs[node] ?? [NaN, NaN];
      return magnitude(re - otherRe, im - otherIm) / (greatest.get(busOf(node)) ?? NaN);
    }),
  );
}
