const { existsSync, readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

/**
 * Who may import whom: the table of rooms, one rule a sentence. Tests may in addition use the test libraries, Node's own
 * modules and the example pack; what they test is held to the rules.
 */
const TESTS = '[.]test[.]ts$|/testing/|^primitives/conformance/';

/** A room that may import only what is listed: its own files always among them. */
const room = (name, comment, { may, mayAsTypes = [] }) => [
  {
    name,
    comment,
    severity: 'error',
    from: { path: `^${name}/`, pathNot: TESTS },
    to: { pathNot: [...may, ...mayAsTypes] },
  },
  ...(mayAsTypes.length === 0
    ? []
    : [
        {
          name: `${name}-types`,
          comment: `${comment} (These as types only.)`,
          severity: 'error',
          from: { path: `^${name}/`, pathNot: TESTS },
          to: { path: mayAsTypes, pathNot: may, dependencyTypesNot: ['type-only'] },
        },
      ]),
];

const packages = (...names) => `^node_modules/(@types/)?(${names.join('|').replaceAll('.', '[.]')})/`;
const NODE = '^(node:)?(' + require('node:module').builtinModules.join('|') + ')$';

const dependenciesOf = (...folder) => {
  const file = path.join(__dirname, ...folder, 'package.json');
  return existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, 'utf8')).dependencies ?? {}) : [];
};
/** Each pack with the libraries of its field: those that its own package.json states, where it has one. */
const PACKS = readdirSync(path.join(__dirname, 'domain-packs')).map((pack) => ({
  pack,
  libraries: dependenciesOf('domain-packs', pack),
}));
const OF_PACKS_ALONE = PACKS.flatMap(({ libraries }) => libraries).filter((name) => !dependenciesOf().includes(name));

module.exports = {
  forbidden: [
    ...room('primitives', 'The contract imports zod and small pure libraries: no I/O, no Temporal, no express.', {
      may: ['^primitives/', packages('zod', 'semver')],
    }),
    ...PACKS.flatMap(({ pack, libraries }) =>
      room(
        `domain-packs/${pack}`,
        'A pack imports the public entry of the contract, its own files and the libraries that its package.json states.',
        { may: [`^domain-packs/${pack}/`, '^primitives/index[.]ts$', packages('zod', ...libraries)] },
      ),
    ),
    {
      name: 'libraries-of-packs',
      comment: 'A library that only packs state as a dependency is for packs only.',
      severity: 'error',
      from: { pathNot: ['^domain-packs/', TESTS] },
      to: { path: OF_PACKS_ALONE.length > 0 ? packages(...OF_PACKS_ALONE) : '^$' },
    },
    ...room(
      'workflows',
      'Workflows orchestrate: the zod-free names of the contract, Temporal’s workflow API, and types.',
      {
        may: [
          '^workflows/',
          '^primitives/(names|run-plan)[.]ts$',
          packages('@temporalio/workflow', '@temporalio/common'),
        ],
        mayAsTypes: ['^primitives/', '^activities/', packages('@temporalio/activity')],
      },
    ),
    ...room('activities', 'Activities turn primitives into Temporal activities: the contract and the substrate.', {
      may: [
        '^activities/',
        '^primitives/',
        '^runtime/',
        NODE,
        packages('piscina', 'tsx', 'zod', '@temporalio/activity', '@temporalio/common'),
      ],
    }),
    ...room('runtime', 'The substrate lies under the other rooms: it imports the contract and the database client.', {
      may: [
        '^runtime/',
        '^primitives/',
        '^prisma/',
        NODE,
        '^node_modules/(?!@temporalio/|express/|@modelcontextprotocol/)',
        '^package[.]json$',
      ],
    }),
    ...room(
      'api',
      'The doors work on the contract, the substrate and the execution port, whichever engine is behind it.',
      {
        may: [
          '^api/',
          '^primitives/',
          '^runtime/',
          NODE,
          packages('zod', 'semver', 'express', 'express-serve-static-core', '@modelcontextprotocol/sdk'),
        ],
      },
    ),
    {
      name: 'temporal',
      comment: 'Temporal’s room may import everything but the doors.',
      severity: 'error',
      from: { path: '^temporal/', pathNot: TESTS },
      to: { path: '^(api|cli)/|^service[.]ts$' },
    },
    {
      name: 'cli',
      comment: 'People come in through the broker or a remote BVER, not past them.',
      severity: 'error',
      // The client of --inline puts a broker together in this process, and is thereby a composition root of its own.
      from: { path: '^cli/', pathNot: [TESTS, '^cli/client/inline-client[.]ts$'] },
      to: { path: '^(activities|workflows|temporal|domain-packs|prisma)/' },
    },
    {
      name: 'database-client',
      comment: 'Only the substrate talks to the database.',
      severity: 'error',
      from: { pathNot: '^(runtime|prisma)/' },
      to: { path: '^prisma/client/|^node_modules/(@prisma|pg)/' },
    },
    {
      name: 'packs-are-loaded',
      comment: 'Nothing outside a pack names it: packs are loaded by configuration.',
      severity: 'error',
      from: { pathNot: ['^domain-packs/', TESTS, '^examples/'] },
      to: { path: '^domain-packs/' },
    },
    {
      name: 'no-way-back-up',
      comment: 'The composition root is imported by the command line only.',
      severity: 'error',
      from: { pathNot: ['^cli/', TESTS] },
      to: { path: '^service[.]ts$' },
    },
    {
      name: 'no-circle',
      comment: 'What depends on each other at run time is one thing in two files. (Types may refer to each other.)',
      severity: 'error',
      from: { pathNot: '^prisma/client/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-development-dependency',
      comment: 'What runs in production is installed there.',
      severity: 'error',
      from: {
        path: '^(primitives|domain-packs|activities|workflows|temporal|api|runtime|cli)/|^service[.]ts$',
        pathNot: TESTS,
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'no-unresolved',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^prisma/client/'] },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
