/** One way to run four trivial activities durably. */
export interface Contestant {
  readonly name: string;
  /** Starts one run and waits for its result. */
  run(text: string): Promise<void>;
  close(): Promise<void>;
}
