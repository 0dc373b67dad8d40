import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { GraphReader, Override } from '../../../primitives/index.ts';
import { powerFlow } from './power-flow.ts';
import type { Payload } from './power-flow/payload.ts';
import { callOn, CORPUS, corpusDocuments, hasCorpus, interpreted } from './testing/interpreted.ts';

/** What OpenDSS 9.8 computed for a case, at a tolerance of 1e-10. */
interface Snapshot {
  readonly variants: Readonly<Record<string, Variant>>;
}

interface Variant {
  readonly losses_W_var: readonly [number, number];
  readonly regulatorTaps: Readonly<Record<string, { readonly transformer: string; readonly tapNumber: number }>>;
  readonly 'nodeVoltages_[V,deg,pu]': Readonly<Record<string, readonly [number, number, number]>>;
}

interface Published {
  readonly rows: readonly { readonly bus: string; readonly quantity: string; readonly mag_V: number }[];
}

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`expected/dss/${file}`, CORPUS), 'utf8'));
const cases = hasCorpus()
  ? readdirSync(new URL('expected/dss/', CORPUS)).flatMap((file) => /^(.*)\.snapshot\.json$/.exec(file)?.[1] ?? [])
  : [];

/** The script of a case: the one that defines the circuit. */
function mainScript(folder: string): string {
  const directory = new URL(`dss/${folder}/`, CORPUS);
  const isMain = (name: string): boolean =>
    /\.dss$/i.test(name) && /^\s*new\s+(object=)?circuit\./im.test(readFileSync(new URL(name, directory), 'utf8'));
  return readdirSync(directory).find(isMain) ?? '';
}

const graphs = new Map<string, Promise<GraphReader>>();
function graphOf(name: string): Promise<GraphReader> {
  const known = graphs.get(name) ?? interpreted(corpusDocuments(name, mainScript(name)));
  graphs.set(name, known);
  return known;
}

/** The taps of a variant, set by the operating state: steps of 0.625 % from nominal at the second winding. */
const tapsOf = ({ regulatorTaps }: Variant): Override[] =>
  Object.values(regulatorTaps).map(({ transformer, tapNumber }) => ({
    subject: `transformer.${transformer}`,
    path: 'taps',
    value: [1, 1 + 0.00625 * tapNumber],
  }));

async function solve(name: string, controlMode: 'off' | 'static', overrides: readonly Override[]): Promise<Payload> {
  const call = { operatingState: { overrides }, parameters: { controlMode } };
  const { payload, status } = await callOn(powerFlow, await graphOf(name), call);
  assert.equal(status, 'completed');
  return payload;
}

/** Greatest difference of complex voltages, against the greatest voltage of the bus. */
function difference({ nodeVoltages }: Payload, wanted: Variant['nodeVoltages_[V,deg,pu]']): number {
  const found = new Map(nodeVoltages.map((row) => [`${row.bus.toLowerCase()}.${String(row.phase)}`, row]));
  assert.deepEqual([...found.keys()].sort(), Object.keys(wanted).sort());
  const greatest = new Map<string, number>();
  for (const { bus, magnitude } of nodeVoltages) greatest.set(bus, Math.max(greatest.get(bus) ?? 0, magnitude));
  return Math.max(
    ...nodeVoltages.map(({ bus, phase, magnitude, angle, perUnit }) => {
      const [volts = 0, degrees = 0, share = 0] = wanted[`${bus.toLowerCase()}.${String(phase)}`] ?? [];
      const [a, b] = [(angle * Math.PI) / 180, (degrees * Math.PI) / 180];
      const re = magnitude * Math.cos(a) - volts * Math.cos(b);
      const im = magnitude * Math.sin(a) - volts * Math.sin(b);
      return Math.max(Math.sqrt(re * re + im * im) / (greatest.get(bus) ?? 1), Math.abs(perUnit - share));
    }),
  );
}

describe('power flow of the corpus, from script to voltages', function () {
  before(function () {
    if (hasCorpus()) return;
    console.log('      skipped: the corpus is not laid beside the project');
    this.skip();
  });

  for (const name of cases) {
    for (const [variant, wanted] of Object.entries((read(`${name}.snapshot.json`) as Snapshot).variants)) {
      it(`${name}, ${variant}`, async () => {
        const isOff = variant.startsWith('controlsOff');
        const payload = await solve(name, isOff ? 'off' : 'static', isOff ? tapsOf(wanted) : []);
        assert.deepEqual(
          Object.fromEntries(
            payload.regulatorTaps.map(({ regulator, tapNumber }) => [regulator.toLowerCase(), tapNumber]),
          ),
          Object.fromEntries(
            Object.entries(wanted.regulatorTaps).map(([control, { tapNumber }]) => [control, tapNumber]),
          ),
        );
        assert.ok(difference(payload, wanted['nodeVoltages_[V,deg,pu]']) <= 1e-8);
        const [active, reactive] = wanted.losses_W_var;
        assert.ok(Math.abs(payload.losses.activePower / active - 1) <= 1e-7);
        assert.ok(Math.abs(payload.losses.reactivePower / reactive - 1) <= 1e-6);
        assert.ok(payload.residual.relative <= 1e-7);
      });
    }
  }

  it('IEEE 13 at its published taps agrees with the published voltages', async () => {
    const { variants } = read('ieee13.snapshot.json') as Snapshot;
    const published = variants.controlsOff_publishedTaps;
    assert.ok(published);
    const { nodeVoltages } = await solve('ieee13', 'off', tapsOf(published));
    const { rows } = read('ieee13.reference-voltages.json') as Published;
    const errors = rows
      .map(({ bus, quantity, mag_V }) => {
        const phase = 'ABC'.indexOf(quantity.at(-1) ?? '') + 1;
        const row = nodeVoltages.find((each) => each.bus.toLowerCase() === bus.toLowerCase() && each.phase === phase);
        return row ? Math.abs(row.magnitude / mag_V - 1) * 100 : NaN;
      })
      .filter((error) => !Number.isNaN(error))
      .sort((a, b) => a - b);
    assert.ok(errors.length >= 20);
    assert.ok((errors[errors.length >> 1] ?? NaN) <= 0.03);
    assert.ok((errors.at(-1) ?? NaN) <= 0.25);
  });
});
