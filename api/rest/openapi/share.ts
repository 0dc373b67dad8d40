import type { JsonSchema } from '../../../primitives/index.ts';
import type { OperationObject, PathItem, Reference, ResponseObject } from './openapi-types.ts';

type Paths = Readonly<Record<string, PathItem>>;

/** What is said at least so often, at such a length, is said once and referred to. */
const TIMES = 3;
const LENGTH = 100;

/** Paths in which what operations have in common is referred to, and the components it is found in. */
export interface Shared {
  readonly paths: Paths;
  readonly schemas: Readonly<Record<string, unknown>>;
  readonly responses: Readonly<Record<string, unknown>>;
}

/**
 * Every call may carry the same, and every result does: a document that says so each time is mostly repetition.
 *
 * @param taken names of schemas that are there already
 */
export function share(paths: Paths, taken: readonly string[]): Shared {
  const schemas = pool('schemas', taken);
  const responses = pool('responses', []);
  const both = (operation: OperationObject): OperationObject =>
    withResponses(withSchemas(operation, schemas.offer), responses.offer);
  overOperations(paths, both);
  schemas.settle();
  responses.settle();
  return {
    paths: overOperations(paths, (operation) => withResponses(withSchemas(operation, schemas.refer), responses.refer)),
    schemas: schemas.components(),
    responses: responses.components(),
  };
}

type Replace = <T extends object>(name: string, value: T) => T | Reference;

/** Counts what is offered, then refers to what was offered often enough. */
function pool(kind: string, reserved: readonly string[]) {
  const offered = new Map<string, { readonly name: string; readonly value: object; times: number }>();
  const names = new Map<string, string>();
  return {
    offer: ((name, value) => {
      const key = JSON.stringify(value);
      const entry = offered.get(key) ?? { name, value, times: 0 };
      entry.times++;
      offered.set(key, entry);
      return value;
    }) satisfies Replace as Replace,
    settle(): void {
      const taken = new Set(reserved);
      for (const [key, { name, times }] of offered) {
        if (times < TIMES || key.length < LENGTH) continue;
        const numbered = [name, ...Array.from({ length: 99 }, (_, i) => `${name}-${i + 2}`)];
        const free = numbered.find((candidate) => !taken.has(candidate)) ?? key;
        taken.add(free);
        names.set(key, free);
      }
    },
    refer: ((_name, value) => {
      const name = names.get(JSON.stringify(value));
      return name === undefined ? value : { $ref: `#/components/${kind}/${name}` };
    }) satisfies Replace,
    components: () => Object.fromEntries([...names].map(([key, name]) => [name, offered.get(key)?.value])),
  };
}

const overOperations = (paths: Paths, change: (operation: OperationObject) => OperationObject): Paths =>
  mapValues(paths, (item) => mapValues(item, change));

const withResponses = (operation: OperationObject, replace: Replace): OperationObject => ({
  ...operation,
  responses: mapValues(
    operation.responses,
    (response, status) =>
      replace(`${Number(status) < 400 ? 'Answer' : 'Problem'}${status}`, response) as ResponseObject,
  ),
});

/** The members of what an operation takes and answers in JSON. */
function withSchemas(operation: OperationObject, replace: Replace): OperationObject {
  const content = <T extends Pick<ResponseObject, 'content'>>(from: T): T => {
    const json = from.content?.['application/json'];
    const properties = json?.schema?.['properties'] as Readonly<Record<string, JsonSchema>> | undefined;
    if (!json || !properties) return from;
    const schema = { ...json.schema, properties: mapValues(properties, (one, name) => replace(pascal(name), one)) };
    return { ...from, content: { ...from.content, 'application/json': { ...json, schema } } };
  };
  const { requestBody, responses } = operation;
  return {
    ...operation,
    ...(requestBody ? { requestBody: content(requestBody) } : {}),
    responses: mapValues(responses, (response) => content(response)),
  };
}

const pascal = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

const mapValues = <V, W>(
  record: Readonly<Record<string, V>>,
  change: (value: V, name: string) => W,
): Record<string, W> => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
