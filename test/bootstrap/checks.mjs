// What `npm test` does, in order. A check that is not mocha counts as one test.
const tool = (script, ...args) => [`node_modules/${script}`, ...args];
const mocha = (...args) => tool('mocha/bin/mocha.js', ...args);

const ROOMS = [
  'primitives',
  'domain-packs',
  'activities',
  'workflows',
  'temporal',
  'api',
  'runtime',
  'cli',
  'service.ts',
];

export const CHECKS = [
  {
    name: 'types',
    title: 'Types (tsc)',
    command: tool('typescript/bin/tsc', '--noEmit'),
  },
  {
    name: 'lint',
    title: 'Lint (eslint)',
    command: tool('eslint/bin/eslint.js', '.', '--max-warnings=0'),
  },
  {
    name: 'format',
    title: 'Format (prettier)',
    command: tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  },
  {
    name: 'rooms',
    title: 'Rooms: who may import whom (dependency-cruiser)',
    command: tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', ...ROOMS),
  },
  {
    name: 'temporal',
    title: 'A Temporal server for the tests (built once, which takes minutes)',
    command: ['--import', 'tsx', 'test/bootstrap/find-temporal.ts'],
    neededBy: ['unit', 'e2e'],
    limitMinutes: 35,
  },
  {
    name: 'unit',
    title: 'Unit tests, beside the code (mocha)',
    command: mocha(),
    countsItself: true,
  },
  {
    name: 'e2e',
    title: 'End-to-end tests, with the real servers (mocha)',
    command: mocha('--config', 'test/.mocharc.json'),
    countsItself: true,
  },
];
