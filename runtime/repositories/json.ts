/** The JSON text of a value, for a `json` column. */
export const jsonText = (value: unknown): string => JSON.stringify(value);

/** What a `json` column holds, as the type that was written to it. */
export const jsonAs = <T>(value: unknown): T => value as T;

/** A text as PostgreSQL can hold it: the character NUL, which it refuses, shown as the replacement character. */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD');
