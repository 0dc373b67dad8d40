/** Tells a person who waits what is being done. */
export type Say = (message: string) => void;
