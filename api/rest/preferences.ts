/** What the caller prefers (RFC 7240), as far as it is understood here. */
export interface Preferences {
  /** How long to wait for the result before the run is answered with. */
  readonly waitSeconds?: number;
  /** What `Preference-Applied` answers. */
  readonly applied?: string;
}

/** Connections that are silent for longer are cut by what lies between. */
const LONGEST_WAIT_SECONDS = 60;

/** Reads `Prefer: respond-async`, `Prefer: wait=10`, or both: wait, and answer with the run when the time is over. */
export function preferencesOf(header: string | undefined): Preferences {
  const preferences = (header ?? '').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '');
  const respondAsync = preferences.includes('respond-async');
  // The first of several counts (§2).
  const wait = preferences
    .map((preference) => /^wait\s*=\s*"?(\d+)"?$/.exec(preference)?.[1])
    .find((seconds) => seconds !== undefined);
  if (wait !== undefined) {
    const waitSeconds = Math.min(Number(wait), LONGEST_WAIT_SECONDS);
    return { waitSeconds, applied: `${respondAsync ? 'respond-async, ' : ''}wait=${waitSeconds}` };
  }
  return respondAsync ? { waitSeconds: 0, applied: 'respond-async' } : {};
}
