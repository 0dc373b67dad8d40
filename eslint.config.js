import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What no file does, with the reason as the message. */
const NEVER = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name: a thing has one name everywhere.',
  },
];

/** What no solver does. */
const NEVER_IN_A_SOLVER = [
  { selector: "BinaryExpression[operator='**']", message: 'Its last bit differs between Node versions: multiply.' },
  {
    selector: "AssignmentExpression[operator='**=']",
    message: 'Its last bit differs between Node versions: multiply.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='pow']",
    message: 'Its last bit differs between Node versions: multiply.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Random numbers are drawn from a stream that has a seed.',
  },
];

const MODULES_OF_NODE = {
  regex: '^node:',
  message: 'Hand in what is needed: this room runs without Node’s own modules.',
};

/** Functions of Node and the web that plain JavaScript uses here. */
const GLOBALS = [
  'process',
  'console',
  'fetch',
  'AbortSignal',
  'URL',
  'URLSearchParams',
  'TextDecoder',
  'WebAssembly',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
];

export default defineConfig(
  globalIgnores(['node_modules/', '.bver/', 'prisma/client/', 'bench/out/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.{js,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: Object.fromEntries(GLOBALS.map((name) => [name, 'readonly'])) },
  },
  {
    files: ['**/*.cjs'],
    extends: [js.configs.recommended],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', __dirname: 'readonly' },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', ...NEVER],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A port answers with promises; an implementation that need not wait is still one.
      '@typescript-eslint/require-await': 'off',
      // Methods here are closures over what `create…` was given: they are handed on without their object.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // JSON is read into the type that the caller names.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Says that a mocha suite or a promise is not waited for; `void` in front of it is how we say so.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
    },
  },
  {
    files: ['**/*.test.ts', 'domain-packs/*/solver/**/*.ts'],
    rules: {
      // Typed arrays in a solver, and what a test has just put there, are there.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['domain-packs/*/solver/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER, ...NEVER_IN_A_SOLVER] },
  },
  {
    // Programs that load these files ask for a default export.
    files: ['*.config.ts', 'activities/compute/thread.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['primitives/**/*.ts', 'workflows/**/*.ts', 'domain-packs/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**', 'primitives/conformance/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [MODULES_OF_NODE] }] },
  },
);
