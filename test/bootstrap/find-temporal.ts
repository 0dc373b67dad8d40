import { temporalExecutable } from '../../temporal/server/executable.ts';

// Before the tests that need it: making one can take minutes, and no test waits that long.
const { file, origin } = await temporalExecutable((text) => console.log(text));
console.log(`${file} (${origin})`);
