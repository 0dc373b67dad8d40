// `npm test`: installs what is missing, runs every check, and says the sum on its last line.
// `npm test -- unit e2e` runs only the checks that are named (test/bootstrap/checks.mjs).
import { ensureInstalled } from '../cli/bootstrap.mjs';
import { CHECKS } from './bootstrap/checks.mjs';
import { runCheck } from './bootstrap/run-check.mjs';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are: ${CHECKS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

try {
  await ensureInstalled();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const describe = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const isWanted = (name) => names.length === 0 || names.includes(name);
const wanted = CHECKS.filter(({ name, neededBy = [] }) => isWanted(name) || neededBy.some(isWanted));

const rows = [];
for (const check of wanted) {
  console.log(`\n── ${check.title} ${'─'.repeat(Math.max(4, 76 - check.title.length))}\n`);
  rows.push({ name: check.name, ...(await runCheck(check)) });
}

const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };

console.log(`\n── Summary ${'─'.repeat(69)}\n`);
for (const row of rows) {
  console.log(`${row.name.padEnd(8)} ${describe(row).padEnd(40)} ${row.seconds.toFixed(1).padStart(6)} s`);
}
console.log(`\n${describe(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
