import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { lineConstants } from '../solver/line-constants/line-geometry.ts';
import type { LineGeometry } from '../solver/line-constants/line-geometry.ts';
import type { Network } from '../solver/network.ts';
import { PowerFlow } from '../solver/power-flow.ts';
import type { SolveOptions } from '../solver/solution.ts';

interface PowerFlowCase {
  readonly kind: 'power-flow';
  readonly voltages: readonly { bus: string; node: number; magnitude: number; angle: number }[];
  readonly taps?: readonly { regulator: string; tapNumber: number }[];
}

interface LineConstantsCase {
  readonly kind: 'line-constants';
  readonly resistance: readonly (readonly number[])[];
  readonly reactance: readonly (readonly number[])[];
}

interface LineInput {
  readonly frequency: number;
  readonly geometry: LineGeometry;
}

interface Parameters {
  readonly controlMode: SolveOptions['controlMode'];
  readonly relativeTolerance: number;
  readonly degreesTolerance: number;
  readonly absoluteTolerance: number;
}

const folder = new URL('.', import.meta.url);
const read = (name: string, file: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}/${file}`, folder), 'utf8'));

describe('cases with known answers', () => {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of names) {
    it(title(name), () => {
      const expected = read(name, 'expected.json') as PowerFlowCase | LineConstantsCase;
      const parameters = read(name, 'parameters.json') as Parameters;
      const input = read(name, 'input.json');
      if (expected.kind === 'power-flow') checkPowerFlow(input as Network, parameters, expected);
      else checkLineConstants(input as LineInput, parameters, expected);
    });
  }
});

/** The first heading of the reference: every case has one. */
function title(name: string): string {
  const [heading = ''] = readFileSync(new URL(`${name}/reference.md`, folder), 'utf8').split('\n');
  assert.ok(heading.startsWith('# '));
  return heading.slice(2);
}

function checkPowerFlow(network: Network, parameters: Parameters, expected: PowerFlowCase): void {
  const { outcome, topology, voltages, taps } = new PowerFlow(network).solve({ controlMode: parameters.controlMode });
  assert.equal(outcome.kind, 'converged');
  for (const { bus, node, magnitude, angle } of expected.voltages) {
    const k = topology.nodes.find(bus, node) ?? -1;
    const [re, im] = [voltages[2 * k] ?? NaN, voltages[2 * k + 1] ?? NaN];
    const place = `${bus}.${String(node)}`;
    assert.ok(Math.abs(Math.sqrt(re * re + im * im) / magnitude - 1) <= parameters.relativeTolerance, place);
    assert.ok(Math.abs((Math.atan2(im, re) * 180) / Math.PI - angle) <= parameters.degreesTolerance, place);
  }
  for (const { regulator, tapNumber } of expected.taps ?? [])
    assert.equal(taps.find((tap) => tap.regulator === regulator)?.tapNumber, tapNumber);
}

function checkLineConstants(
  { frequency, geometry }: LineInput,
  { absoluteTolerance }: Parameters,
  { resistance, reactance }: LineConstantsCase,
): void {
  const { impedance } = lineConstants(geometry, frequency);
  resistance.forEach((row, i) => {
    row.forEach((r, j) => {
      const z = impedance.at(i, j);
      const place = `row ${String(i + 1)}, column ${String(j + 1)}`;
      assert.ok(Math.abs(z.re - r) <= absoluteTolerance, place);
      assert.ok(Math.abs(z.im - (reactance[i]?.[j] ?? NaN)) <= absoluteTolerance, place);
    });
  });
}
