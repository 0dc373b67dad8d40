export type Progress = (text: string) => void;

/** Something that is measured beside a peer in the same run. */
export interface Benchmark<M extends object = object> {
  readonly title: string;
  measure(progress: Progress): Promise<M>;
  /** For a person, as a Markdown table. */
  table(measured: M): string;
}

/** Keeps the type of the measurement between the two functions, and hides it from the list of benchmarks. */
export const defineBenchmark = <M extends object>(benchmark: Benchmark<M>): Benchmark => ({
  title: benchmark.title,
  measure: (progress) => benchmark.measure(progress),
  table: (measured) => benchmark.table(measured as M),
});
