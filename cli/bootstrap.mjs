// Makes a fresh clone usable with Node alone: packages installed as the lockfile says, database client generated.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onlyOneAtATime } from './one-at-a-time.mjs';

const root = path.resolve(import.meta.dirname, '..');
const inRoot = (...names) => path.join(root, ...names);

/** What each domain pack states about the libraries of its field, where it has any. */
const manifestsOfPacks = () =>
  readdirSync(inRoot('domain-packs'))
    .sort()
    .map((pack) => inRoot('domain-packs', pack, 'package.json'))
    .filter((file) => existsSync(file));

/** What was made, from what, and where the digest of what it was made from is noted. */
const PACKAGES = {
  from: [inRoot('package-lock.json'), ...manifestsOfPacks()],
  stamp: inRoot('node_modules/.bver-lock'),
};
const CLIENT = { from: [inRoot('prisma/schema.prisma')], stamp: inRoot('node_modules/.bver-schema') };

const digestOf = (files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
};
const stampOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

const isCurrent = ({ from, stamp }) => stampOf(stamp) === digestOf(from);
const hasClient = () => isCurrent(CLIENT) && existsSync(inRoot('prisma/client/client.ts'));
const isReady = () => isCurrent(PACKAGES) && hasClient();

/**
 * Installs and generates what is missing or older than the checkout; says on standard error what takes longer.
 *
 * @throws Error that says what to do, when npm cannot install
 */
export async function ensureInstalled() {
  if (isReady()) return;
  mkdirSync(inRoot('.bver'), { recursive: true });
  await onlyOneAtATime(inRoot('.bver/install.lock'), async () => {
    if (!isCurrent(PACKAGES)) await installPackages();
    if (!hasClient()) await generateClient();
  });
}

/** What `npm ci` and `npm install` run at their end. Without packages (npx links the checkout) there is nothing to do. */
export async function afterInstall() {
  if (!existsSync(inRoot('node_modules/prisma'))) return;
  if (!hasClient()) await generateClient();
  writeFileSync(PACKAGES.stamp, digestOf(PACKAGES.from));
}

async function installPackages() {
  const done = progress('Installing packages (once; about half a minute)');
  // npm leaves out optional packages of other platforms by itself, and goes on when one of ours cannot be had.
  const { code, output } = await run(...npm('ci', '--no-audit', '--no-fund'));
  if (code !== 0) throw new Error(`npm ci failed.\n\n${output.trimEnd()}\n\n${remedyFor(output)}`);
  if (!isCurrent(PACKAGES)) writeFileSync(PACKAGES.stamp, digestOf(PACKAGES.from));
  done();
}

async function generateClient() {
  const done = progress('Generating the database client');
  const { code, output } = await run(process.execPath, [inRoot('node_modules/prisma/build/index.js'), 'generate']);
  if (code !== 0) throw new Error(`prisma generate failed.\n\n${output.trimEnd()}`);
  writeFileSync(CLIENT.stamp, digestOf(CLIENT.from));
  done();
}

/** The npm that started us, else the one on the PATH. */
function npm(...args) {
  const given = process.env.npm_execpath;
  if (given && path.basename(given) === 'npm-cli.js') return [process.execPath, [given, ...args]];
  return ['npm', args];
}

function remedyFor(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(output)) {
    return 'The package registry cannot be reached. Check the network, or `npm config get registry`.';
  }
  if (/EUSAGE|in sync/.test(output)) {
    return 'A package.json asks for what package-lock.json does not say: `npm install`, and commit both.';
  }
  if (/EBADENGINE|Unsupported engine/.test(output)) return `Node 20.19 or later is needed; this is ${process.version}.`;
  if (/EACCES|EPERM|EROFS/.test(output)) return `${root} must be writable for the installation.`;
  return 'Correct what npm names above and start again; nothing needs to be cleaned up.';
}

/** Runs a program to its end. Its output is kept for the error message: standard output belongs to our caller. */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => (output = (output + part).slice(-8000)));
    }
    child.once('error', (cause) => reject(new Error(`${command} cannot be run: ${cause.message}`, { cause })));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** One line on standard error; on a terminal its seconds count. */
function progress(what) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const { stderr } = process;
  stderr.write(stderr.isTTY ? `${what} …` : `${what} …\n`);
  const timer = stderr.isTTY && setInterval(() => stderr.write(`\r${what} … ${seconds()} s`), 1000);
  return () => {
    clearInterval(timer || undefined);
    if (stderr.isTTY) stderr.write(`\r${what}: ${seconds()} s \n`);
  };
}
