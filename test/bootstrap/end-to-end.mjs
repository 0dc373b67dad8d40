import { loadTests } from './load-tests.mjs';

await loadTests(['test'], ['test/example-pack']);
