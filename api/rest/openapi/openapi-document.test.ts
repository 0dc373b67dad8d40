import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import assert from 'node:assert/strict';
import type { JsonSchema } from '../../../primitives/index.ts';
import { exampleBroker } from '../../testing/example-broker.ts';
import { assertPinned } from '../../testing/pinned.ts';
import { pathTemplate } from '../path-template.ts';
import { openApiDocument } from './openapi-document.ts';
import type { OperationObject, Parameter, ResponseObject } from './openapi-types.ts';

const METHODS = ['get', 'post', 'delete'] as const;

describe('the OpenAPI document', () => {
  const { broker } = exampleBroker();
  const document = openApiDocument(broker, '0.0.0-test');
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  );

  it('has every operation of the broker, at its own path', () => {
    for (const { operationId, rest } of broker.operations()) {
      const found = operations.find(({ operation }) => operation.operationId === operationId);
      assert.deepEqual([found?.path, found?.method.toUpperCase()], [rest.path, rest.method], operationId);
    }
    const ids = operations.map(({ operation }) => operation.operationId);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('refers only to what it has', () => {
    const has = (reference: string): boolean =>
      reference
        .split('/')
        .slice(1)
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document) !== undefined;
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(
      ([, reference = '']) => reference,
    );
    assert.ok(references.length > 0);
    assert.deepEqual(
      references.filter((reference) => !has(reference)),
      [],
    );
  });

  it('declares each name of a path, and only tags that it describes', () => {
    const tags = new Set(document.tags.map(({ name }) => name));
    for (const { path, operation } of operations) {
      const named = (operation.parameters ?? []).filter((one): one is Parameter => 'in' in one && one.in === 'path');
      assert.deepEqual(named.map(({ name }) => name).sort(), [...pathTemplate(path).names].sort(), path);
      assert.ok(
        operation.tags.every((tag) => tags.has(tag)),
        path,
      );
      assert.ok(operation.summary !== '' && operation.description !== '', path);
    }
  });

  it('has an example for every operation of a pack that can be called on its own, and each fits its schema', () => {
    const validator = new AjvJsonSchemaValidator();
    for (const { operation } of operations) {
      const json = operation.requestBody?.content['application/json'];
      const examples = Object.values(json?.examples ?? {});
      // Its steps work on a snapshot, and none of them makes one.
      const onSnapshot = operation.operationId === 'example.echo';
      if (isOfPack(operation) && !onSnapshot) assert.ok(examples.length > 0, operation.operationId);
      const schema: JsonSchema = { ...json?.schema, components: document.components };
      const validate = validator.getValidator(schema);
      for (const { value } of examples) assert.ok(validate(value).valid, operation.operationId);
    }
  });

  it('names the errors of every operation', () => {
    const responses = document.components['responses'] ?? {};
    const followed = (response: object): ResponseObject =>
      ('$ref' in response ? responses[String(response.$ref).split('/').at(-1) ?? ''] : response) as ResponseObject;
    for (const { operation } of operations) {
      const problems = Object.entries(operation.responses)
        .filter(([status]) => Number(status) >= 400)
        .map(([status, response]) => [status, followed(response)] as const);
      assert.ok(
        problems.some(([status]) => status === '403'),
        operation.operationId,
      );
      assert.ok(
        !isOfPack(operation) || problems.some(([, { description }]) => description.includes('`input.invalid`')),
      );
    }
  });

  it('is as it is pinned', () => {
    assertPinned(new URL('../pins/openapi.json', import.meta.url), document);
  });
});

const isOfPack = ({ 'x-bver': contract }: OperationObject): boolean =>
  ['primitive', 'composition'].includes(String(contract?.['source']));
