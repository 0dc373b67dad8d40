import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Assertion, Document, GraphReader, Primitive } from '../../../primitives/index.ts';
import { applyChanges, buildGraph, intoChunks, recordReads } from '../../../primitives/index.ts';
import { opendssInterpreter } from '../interpreters/opendss.ts';
import { powerFlow } from '../simulators/power-flow.ts';
import { NodeVoltages } from '../taxonomy/index.ts';
import { callOn } from '../testing/call.ts';
import { defaultsResolver } from './defaults.ts';
import { lineCodeResolver } from './line-code.ts';

const CORPUS = '../shared/corpus';

function documentsIn(folder: string): Document[] {
  // The main script first: line codes and coordinates are what it refers to.
  const names = readdirSync(folder)
    .filter((name) => /\.(?:dss|csv)$/i.test(name))
    .sort((a, b) => Number(/codes|\.csv$/i.test(a)) - Number(/codes|\.csv$/i.test(b)));
  return names.map((name) => {
    const bytes = new Uint8Array(readFileSync(`${folder}/${name}`));
    return {
      name,
      uri: name,
      digest: createHash('sha256').update(bytes).digest('hex'),
      mediaType: 'text/x-opendss',
      bytes,
    };
  });
}

/** A feeder as a study has it before it simulates: interpreted and resolved. */
async function prepared(folder: string): Promise<GraphReader> {
  const nothing = recordReads(buildGraph('empty', []));
  const { assertions = [] } = await callOn(opendssInterpreter, nothing, { documents: documentsIn(folder) });
  let stands: readonly Assertion[] = assertions;
  for (const resolver of [lineCodeResolver, defaultsResolver]) {
    const run: Primitive<never, unknown> = resolver;
    const { changeSet } = await callOn(run, recordReads(buildGraph('before', stands)));
    const chunks = new Map(intoChunks(stands).entries());
    stands = [...new Map([...chunks, ...applyChanges(chunks, changeSet?.forward ?? [])]).values()].flat();
  }
  return recordReads(buildGraph('prepared', stands));
}

/** Volts by `bus.phase`. */
async function voltages(folder: string, controlMode: 'off' | 'static'): Promise<Map<string, number>> {
  const { resultSet } = await callOn(powerFlow, await prepared(folder), {
    parameters: { controlMode, tolerance: 1e-10, maximumIterations: 2000 },
  });
  const columns = resultSet?.tables.find(({ name }) => name === NodeVoltages.name)?.columns ?? [];
  const column = (name: string) =>
    Array.from<string | number>(columns.find((each) => each.name === name)?.values ?? []);
  const [subjects, phases, magnitudes] = [column('subject'), column('phase'), column('magnitude')];
  return new Map(
    subjects.map((bus, i) => [`${String(bus).slice('bus.'.length)}.${String(phases[i])}`, Number(magnitudes[i])]),
  );
}

/** Voltages of the published solution, per unit of 2401.78 V (277.13 V at 634), as far as they are printed: four decimals. */
const PUBLISHED: Readonly<Record<string, number>> = {
  'rg60.1': 1.0625, 'rg60.2': 1.05, 'rg60.3': 1.0687, '632.1': 1.021, '632.2': 1.042, '632.3': 1.0174,
  '633.1': 1.018, '633.2': 1.0401, '633.3': 1.0148, '634.1': 0.994, '634.2': 1.0218, '634.3': 0.996,
  '645.2': 1.0329, '645.3': 1.0155, '646.2': 1.0311, '646.3': 1.0134, '671.1': 0.99, '671.2': 1.0529, '671.3': 0.9778,
  '684.1': 0.9881, '684.3': 0.9758, '611.3': 0.9738, '652.1': 0.9825, '675.1': 0.9835, '675.2': 1.0553, '675.3': 0.9758,
}; // prettier-ignore

describe('feeders from their scripts to their voltages', function () {
  this.timeout(60_000);

  it('examples/ieee13 gives the published voltages', async () => {
    const solved = await voltages('examples/ieee13', 'static');
    const deviations = Object.entries(PUBLISHED).map(([node, published]) => {
      const base = node.startsWith('634') ? 480 / Math.sqrt(3) : 4160 / Math.sqrt(3);
      return Math.abs((solved.get(node) ?? 0) / base / published - 1);
    });
    deviations.sort((a, b) => a - b);
    assert.ok((deviations.at(-1) ?? 1) < 0.0025, `greatest deviation ${deviations.at(-1)}`);
    assert.ok(
      (deviations[deviations.length >> 1] ?? 1) < 0.0003,
      `median deviation ${deviations[deviations.length >> 1]}`,
    );
  });

  const folders = existsSync(`${CORPUS}/dss`) ? readdirSync(`${CORPUS}/dss`) : [];
  if (folders.length === 0) it.skip('the corpus is not at ../shared/corpus');
  for (const folder of folders) {
    const file = `${CORPUS}/expected/dss/${folder}.snapshot.json`;
    if (!existsSync(file)) continue;
    const { variants } = JSON.parse(readFileSync(file, 'utf8')) as {
      variants: Record<string, { 'nodeVoltages_[V,deg,pu]': Record<string, readonly number[]> }>;
    };
    for (const [variant, controlMode] of [
      ['asWritten_controlsStatic', 'static'],
      ['controlsOff_tapsUnity', 'off'],
    ] as const) {
      const expected = variants[variant]?.['nodeVoltages_[V,deg,pu]'];
      if (expected === undefined) continue;
      it(`${folder}, controls ${controlMode}: the voltages of OpenDSS`, async () => {
        const solved = await voltages(`${CORPUS}/dss/${folder}`, controlMode);
        for (const [node, [magnitude = 0]] of Object.entries(expected)) {
          const error = Math.abs((solved.get(node) ?? 0) - magnitude) / Math.max(1, magnitude);
          assert.ok(error < 1e-6, `${node}: ${solved.get(node)} V, not ${magnitude} V`);
        }
      });
    }
  }
});
