import { UsageError } from './usage-error.ts';

/** A value as JSON where it is JSON (numbers, true, lists), as text where it is not. */
function valueOf(given: string): unknown {
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return given;
  }
}

/** `k=v` options to parameters. @throws UsageError */
export const parametersOf = (given: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    given.map((assignment) => {
      const at = assignment.indexOf('=');
      if (at <= 0)
        throw new UsageError(
          `--param ${assignment} is not of the form name=value.`,
          'Write for example --param limit=5.',
        );
      return [assignment.slice(0, at), valueOf(assignment.slice(at + 1))];
    }),
  );
