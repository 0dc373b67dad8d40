import type { FanOutStep } from '../composition.ts';
import { isCall, isFanOut } from '../composition.ts';
import type { Place } from '../condition.ts';
import type { JsonSchema } from '../json-schema.ts';
import { jsonSchemaOf } from '../json-schema.ts';
import { isPointer } from '../json-pointer.ts';
import { nearest } from '../nearest.ts';
import type { SchemaAt } from '../schema/schema-at.ts';
import { schemaAt } from '../schema/schema-at.ts';
import type { Placed, Scope } from './scope.ts';
import { isThereFor } from './scope.ts';

/** What is known of a value: its schema, or why it cannot be read. */
export type Readable = SchemaAt | { readonly problem: string; readonly remedy: string };

/** The input of a call's parameters, as JSON Schema; nothing where the primitive is not known beforehand. */
export const inputOf = ({ primitive }: Placed): JsonSchema | undefined =>
  primitive && jsonSchemaOf(primitive.input, 'input');

/** What a fan-out leaves: its branches in the order of the items. A payload is there where the branch is not failed. */
export const branchesSchema = (item: JsonSchema, payload: JsonSchema): JsonSchema => {
  const count = { type: 'integer', minimum: 0 };
  const text = { type: 'string' };
  return {
    type: 'object',
    properties: {
      branches: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            index: count,
            item,
            status: { type: 'string', enum: ['completed', 'incomplete', 'failed'] },
            summary: text,
            result: { ...text, description: 'Content digest of the whole result of the branch' },
            payload,
            error: {
              type: 'object',
              properties: { code: text, detail: text },
              required: ['code', 'detail'],
              additionalProperties: false,
            },
          },
          required: ['index', 'item', 'status', 'summary'],
          additionalProperties: false,
        },
      },
      total: count,
      completed: count,
      incomplete: count,
      failed: count,
    },
    required: ['branches', 'total', 'completed', 'incomplete', 'failed'],
    additionalProperties: false,
  };
};

/** The payload that a step leaves, as JSON Schema; nothing where it is not known beforehand. */
export function payloadSchema(scope: Scope, { step, primitive }: Placed): JsonSchema | undefined {
  if (isCall(step)) return primitive && jsonSchemaOf(primitive.output, 'output');
  if (!isFanOut(step)) return undefined;
  const answering = scope.placed.find(({ step: other, within }) => within?.step === step && other.id === step.answer);
  const item = itemSchema(scope, step);
  return branchesSchema('problem' in item ? {} : item.schema, (answering && payloadSchema(scope, answering)) ?? {});
}

/** The items of a fan-out, where something says them: a step's output, or a parameter that is declared. */
export function itemSchema(scope: Scope, fanOut: FanOutStep): SchemaAt {
  const placed = scope.placed.find(({ step }) => step === fanOut);
  const list = placed && readable(scope, placed, fanOut.forEach);
  if (!list || 'problem' in list) return { problem: list?.problem ?? '' };
  const { items } = list.schema;
  return { schema: typeof items === 'object' && items !== null ? (items as JsonSchema) : {}, optional: false };
}

/** Whether nothing but the steps that take it says what a parameter is. */
export const isDerived = ({ composition }: Scope, place: Place): boolean =>
  'parameter' in place && composition.parameters?.[place.parameter] === undefined;

/** What a step can know of a place: from an earlier step, from the item of its branch, from a declared parameter. */
export function readable(scope: Scope, reader: Placed, place: Place): Readable {
  const pointer = 'from' in place ? place.at : 'item' in place ? place.item : '';
  if (!isPointer(pointer)) {
    const remedy = 'Write a JSON pointer (RFC 6901): empty, or /name/0.';
    return { problem: `${JSON.stringify(pointer)} is no JSON pointer`, remedy };
  }
  if ('parameter' in place) {
    const declared = scope.composition.parameters?.[place.parameter];
    return { schema: declared ? jsonSchemaOf(declared, 'output') : {}, optional: false };
  }
  if ('item' in place) {
    const within = reader.within?.step;
    if (!within) {
      return {
        problem: 'an item is known within a fan-out only',
        remedy: 'Name the step or parameter that it comes from.',
      };
    }
    // Then those that read of the item say what it is.
    if (isDerived(scope, within.forEach)) return { schema: {}, optional: false };
    const item = itemSchema(scope, within);
    return 'problem' in item ? item : schemaAt(item.schema, pointer);
  }
  const source = sourceOf(scope, reader, place.from);
  if ('problem' in source) return source;
  const payload = payloadSchema(scope, source);
  if (payload) return schemaAt(payload, pointer);
  return {
    problem: `what ${place.from} leaves is not known beforehand`,
    remedy: 'Read from a step whose primitive is named.',
  };
}

/** The step that is read from, if it stands before, and is there whenever its reader is. */
export function sourceOf(
  scope: Scope,
  reader: Placed,
  id: string,
): Placed | { readonly problem: string; readonly remedy: string } {
  const found = reader.before.find(({ step }) => step.id === id);
  if (found) {
    if (isThereFor(scope, found, reader)) return found;
    return {
      problem: `${id} may have been left out by ${scope.skippedBy(found).join(', ')}`,
      remedy: `Leave out ${reader.step.id} as well there, or read from another step.`,
    };
  }
  const elsewhere = scope.placed.find(({ step }) => step.id === id);
  if (elsewhere?.within && elsewhere.within.step !== reader.within?.step) {
    const fanOut = elsewhere.within.step.id;
    return {
      problem: `${id} is made once for each item of ${fanOut}`,
      remedy: `Read from ${fanOut}, which has all of them.`,
    };
  }
  if (elsewhere) return { problem: `${id} is not done before ${reader.step.id}`, remedy: `Put ${id} before it.` };
  const ids = reader.before.map(({ step }) => step.id);
  return {
    problem: `there is no step ${id}`,
    remedy:
      ids.length === 0
        ? 'Nothing stands before it.'
        : `Before it stand ${(nearest(id, ids).length > 0 ? nearest(id, ids) : ids).join(', ')}.`,
  };
}
