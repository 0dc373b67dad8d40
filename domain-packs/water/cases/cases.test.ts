import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { kilowatt } from '../taxonomy/index.ts';
import { answerOf, factorOf, LINK_COLUMNS, NODE_COLUMNS } from '../testing/answer.ts';
import type { Column, StudyAnswer } from '../testing/answer.ts';
import { readReport } from '../testing/epanet-report.ts';
import { solvedByEpanet } from '../testing/epanet.ts';
import { runStudy } from '../testing/run-study.ts';

interface Parameters {
  /** Where the input file lies, from the folder of the case. */
  readonly network: string;
  /** How far the engine of another version may be away, relative to the greatest value of the column. */
  readonly relativeTolerance: number;
}

/** In the units of the file: a list for each time, in the order of the elements. */
type Expected = Readonly<Record<Column, readonly (readonly number[])[]>> & {
  readonly nodes: readonly string[];
  readonly links: readonly string[];
  readonly times: readonly number[];
};

const folder = new URL('.', import.meta.url);
const file = (name: string, path: string): string => readFileSync(new URL(`${name}/${path}`, folder), 'utf8');

describe('networks with known answers', () => {
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    describe(title(name), () => {
      const { network, relativeTolerance } = JSON.parse(file(name, 'parameters.json')) as Parameters;
      const text = file(name, network);
      let answer: StudyAnswer;

      before(async () => {
        answer = answerOf(await runStudy(text));
        assert.equal(answer.status, 'completed');
      });

      it('agrees with EPANET’s own report to the last printed digit, for each element at each time', () => {
        const { moments, energy } = readReport(file(name, 'report.txt'));
        assert.deepEqual(
          moments.map(({ time }) => time),
          answer.times,
        );
        for (const { time, nodes, links } of moments) {
          assert.deepEqual([nodes.size, links.size], [answer.nodes.length, answer.links.length]);
          for (const [id, row] of nodes) agree(nodeRow(answer, id, time), row, `${id} at ${time}`);
          for (const [id, row] of links) agree(linkRow(answer, id, time), row, `${id} at ${time}`);
        }
        assert.equal(energy.size, answer.pumps.length);
        for (const [pump, [usage = '', , , power = '']] of energy) agree(energyRow(answer, pump), [usage, power], pump);
      });

      it(`is within ${relativeTolerance} of EPANET 2.2, another version built by somebody else`, () => {
        const expected = JSON.parse(file(name, 'expected.json')) as Expected;
        assert.deepEqual(expected.times, answer.times);
        for (const column of NODE_COLUMNS) compare(answer, expected, expected.nodes, column, relativeTolerance);
        for (const column of LINK_COLUMNS) compare(answer, expected, expected.links, column, relativeTolerance);
      });

      it('has the very bits that the engine answers when it reads the file itself', async () => {
        const all = new Map((await solvedByEpanet(text)).map((moment) => [moment.time, moment]));
        const same = (column: Column, id: string, time: number, value: number): void =>
          assert.equal(
            answer.at(column, id, time),
            value * factorOf(answer.units, column),
            `${column} of ${id} at ${time}`,
          );
        for (const time of answer.times) {
          const { nodes, links } = all.get(time) ?? assert.fail(`nothing at ${time}`);
          for (const [id, values] of nodes) for (const column of NODE_COLUMNS) same(column, id, time, values[column]);
          for (const [id, values] of links) for (const column of LINK_COLUMNS) same(column, id, time, values[column]);
        }
      });
    });
  }
});

/** The first heading of the reference: every case has one. */
function title(name: string): string {
  const [heading = ''] = file(name, 'reference.md').split('\n');
  assert.ok(heading.startsWith('# '));
  return heading.slice(2);
}

/** A value, and how far 4-byte floats may carry it off in a report. */
type Printable = readonly [value: number, float: number];

/** Half a unit in the last place of a 4-byte float. */
const float = (value: number): number => Math.abs(value) * 2 ** -24;
const plain = (value: number): Printable => [value, float(value)];

/** The digits that are printed are those of the value, save for what the float before the rounding had lost. */
function agree(values: readonly Printable[], row: readonly string[], place: string): void {
  assert.equal(row.length, values.length, place);
  for (const [i, [value, lost]] of values.entries()) {
    const text = row[i] ?? '';
    const halfADigit = 0.5 * 10 ** -(text.split('.')[1]?.length ?? 0);
    assert.ok(Math.abs(value - Number(text)) <= halfADigit + 2 * lost, `${place}: ${value} is printed as ${text}`);
  }
}

const inUnits = (answer: StudyAnswer, column: Column, id: string, time: number): number =>
  answer.at(column, id, time) / factorOf(answer.units, column);

/** Powers of two C libraries differ in their last bit, which the flows between trials make of it, by the greatest flow. */
const BUILDS = 5e-8;

const aFlow = (answer: StudyAnswer, column: 'demand' | 'flow', id: string, time: number): Printable => {
  const value = inUnits(answer, column, id, time);
  const greatest = Math.max(...answer.links.map((link) => Math.abs(inUnits(answer, 'flow', link, time))));
  return [value, float(value) + BUILDS * greatest];
};

/** Pressures are printed from heads, which are floats by then. */
function nodeRow(answer: StudyAnswer, id: string, time: number): Printable[] {
  const head = inUnits(answer, 'head', id, time);
  const perHead = (9806.65 * answer.units.length.toSi) / answer.units.pressure.toSi;
  const pressure = inUnits(answer, 'pressure', id, time);
  return [aFlow(answer, 'demand', id, time), plain(head), [pressure, float(head) * perHead]];
}

/** Head losses of pipes are printed for a length of 1000, from heads, which are floats; those of pumps as they are. */
function linkRow(answer: StudyAnswer, id: string, time: number): Printable[] {
  const metres = answer.lengthOf(id);
  const per = metres === undefined ? 1 : 1000 / (metres / answer.units.length.toSi);
  const highest = Math.max(...answer.nodes.map((node) => Math.abs(inUnits(answer, 'head', node, time))));
  const loss: Printable = [inUnits(answer, 'headLoss', id, time) * per, 2 * float(highest) * per];
  return [aFlow(answer, 'flow', id, time), plain(inUnits(answer, 'velocity', id, time)), loss];
}

/** Usage in per cent of the time, and the average power while it runs, in kW. */
function energyRow(answer: StudyAnswer, pump: string): Printable[] {
  const running = answer.pump(pump, 'runningTime');
  const duration = answer.times.at(-1) ?? Number.NaN;
  const power = running > 0 ? answer.pump(pump, 'energy') / running / kilowatt.toSi : 0;
  return [plain((100 * running) / duration), plain(power)];
}

function compare(
  answer: StudyAnswer,
  expected: Expected,
  names: readonly string[],
  column: Column,
  tolerance: number,
): void {
  const scale = Math.max(...expected[column].flat().map(Math.abs));
  for (const [i, time] of expected.times.entries())
    for (const [j, id] of names.entries()) {
      const off = Math.abs(inUnits(answer, column, id, time) - (expected[column][i]?.[j] ?? Number.NaN));
      assert.ok(off <= tolerance * scale, `${column} of ${id} at ${time} is off by ${off}`);
    }
}
