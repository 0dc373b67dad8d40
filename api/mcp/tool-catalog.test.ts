import assert from 'node:assert/strict';
import type { OperationSpec } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import { exampleBroker } from '../testing/example-broker.ts';
import { toolCatalog } from './tool-catalog.ts';

describe('the catalogue of tools', () => {
  const { broker } = exampleBroker();
  const listed = (specs: readonly OperationSpec[]): string[] =>
    toolCatalog({ operations: () => specs }).listed.map(({ name }) => name);
  const primitive = broker.operation('example.sag.validate');
  const primitives = (count: number): OperationSpec[] =>
    Array.from({ length: count }, (_, i) => ({
      ...primitive,
      operationId: `example.rule-${String(i)}.validate`,
      mcp: { tool: `example_rule-${String(i)}_validate`, visibility: 'listed' },
    }));
  const hidden = broker
    .operations()
    .map((spec): OperationSpec => ({ ...spec, mcp: { ...spec.mcp, visibility: 'found' } }));

  it('lists what everything else is reached by, whatever the packs say', () => {
    assert.deepEqual(listed(hidden), ['find', 'describe', 'invoke', 'documents_put', 'runs_get', 'runs_result']);
  });

  it('lists primitives between bringing documents and following runs, when all of them find room', () => {
    const names = listed([...hidden, ...primitives(9)]);
    assert.equal(names.length, 15);
    assert.equal(names[4], 'example_rule-0_validate');
    assert.deepEqual(listed([...hidden, ...primitives(10)]), listed(hidden));
  });

  it('finds every operation by its tool, and the system’s by their short names as well', () => {
    const { operation } = toolCatalog(broker);
    for (const { mcp, operationId } of broker.operations()) assert.equal(operation(mcp.tool).operationId, operationId);
    assert.equal(operation('find').operationId, 'operations.find');
    assert.throws(
      () => operation('fnd'),
      (error) => error instanceof BverError && error.remedy.includes('find'),
    );
  });

  it('does not know what is internal', () => {
    const internal: OperationSpec = { ...primitive, mcp: { ...primitive.mcp, visibility: 'internal' } };
    assert.throws(() => toolCatalog({ operations: () => [internal] }).operation(internal.mcp.tool));
  });
});
