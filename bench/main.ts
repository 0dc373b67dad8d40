import { BENCHMARKS } from './benchmarks.ts';
import type { Progress } from './benchmark.ts';
import { machine } from './machine.ts';

// `npm run bench -- NAME [--json]`: measures, says what was measured for a person, or as JSON.
const [name = '', ...options] = process.argv.slice(2);
const benchmark = BENCHMARKS[name];
if (!benchmark || options.some((option) => option !== '--json')) {
  const names = Object.entries(BENCHMARKS).map(([each, { title }]) => `  ${each.padEnd(12)} ${title}`);
  process.stderr.write(['Usage: npm run bench -- NAME [--json]', '', ...names, ''].join('\n'));
  process.exit(2);
}

const json = options.includes('--json');
const progress: Progress = (text) => void process.stderr.write(`${text}\n`);
const measured = await benchmark.measure(progress);
const report = { benchmark: name, measuredAt: new Date().toISOString(), machine: machine(), ...measured };
if (json) process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
else process.stdout.write(`\n${benchmark.title}\n${report.machine}\n\n${benchmark.table(measured)}\n`);
// Servers, workers and pools have been closed; a native library may still hold the process.
process.exit(0);
