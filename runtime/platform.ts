import type { Platform } from './store/records.ts';
import { packageVersion, revision } from './version.ts';

let known: Platform | undefined;

/** What this process computes with. */
export const platform = (): Platform =>
  (known ??= {
    node: process.version,
    arch: process.arch,
    os: process.platform,
    engine: `${packageVersion()}+${revision()}`,
  });
