import { loadTests } from './load-tests.mjs';

const ROOMS = ['primitives', 'domain-packs', 'activities', 'workflows', 'temporal', 'api', 'runtime', 'cli'];
await loadTests([...ROOMS, 'test/example-pack'], ['prisma']);
