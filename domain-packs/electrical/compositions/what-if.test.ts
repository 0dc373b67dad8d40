import assert from 'node:assert/strict';
import { createRegistry, planComposition } from '../../../primitives/index.ts';
import { electricalPack } from '../pack.ts';
import { whatIf } from './what-if.ts';

describe('the what-if study', () => {
  const registry = createRegistry([electricalPack]);
  const given = { document: { name: 'a.dss', mediaType: 'text/x-opendss' }, snapshot: false, resultSets: [] };
  const off = { overrides: [{ subject: 'load.671', path: 'enabled', value: false }] };

  it('is offered, and goes over the operating states that are given', () => {
    assert.deepEqual(registry.refused, []);
    const cases = [{ state: { overrides: [] } }, { name: 'off', state: off }];
    const { flow, steps } = planComposition(registry, whatIf, given, { cases, range: 'B' });
    const fanOut = flow?.find((node) => 'forEach' in node);
    assert.deepEqual(fanOut?.forEach, { items: cases });
    assert.deepEqual(steps.find(({ id }) => id === 'voltage-limits')?.parameters, { range: 'B' });
  });

  it('points to a state that is none', () => {
    assert.throws(
      () => planComposition(registry, whatIf, given, { cases: [{ state: off }, { stat: off }] }),
      (error: { errors: readonly { pointer: string }[] }) => {
        assert.deepEqual(
          error.errors.map(({ pointer }) => pointer),
          ['/parameters/cases/1/stat', '/parameters/cases/1/state'],
        );
        return true;
      },
    );
  });
});
