import { element, prose } from './dom.js';

/** A JSON Schema as a list of members that opens where there is more. */
export function schemaView(schema, document) {
  const root = resolve(schema, document);
  return element(
    'div',
    { class: 'schema' },
    members(root, document) ?? element('p', {}, ...line(undefined, root, false)),
  );
}

const resolve = (schema, document) => {
  const { $ref } = schema;
  if (typeof $ref !== 'string') return schema;
  return (
    $ref
      .split('/')
      .slice(1)
      .reduce((at, key) => at?.[key], document) ?? {}
  );
};

/** The members of an object, of an array's items, of each alternative. */
function members(schema, document, depth = 0) {
  const required = new Set(schema.required ?? []);
  const entries = Object.entries(schema.properties ?? {}).map(([name, one]) => [
    name,
    resolve(one, document),
    required.has(name),
  ]);
  if (schema.items) entries.push(['each item', resolve(schema.items, document), false]);
  if (typeof schema.additionalProperties === 'object')
    entries.push(['each value', resolve(schema.additionalProperties, document), false]);
  (schema.anyOf ?? schema.oneOf ?? []).forEach((one, i) =>
    entries.push([`alternative ${i + 1}`, resolve(one, document), false]),
  );
  if (entries.length === 0) return undefined;
  return element('ul', {}, ...entries.map(([name, one, isRequired]) => member(name, one, isRequired, document, depth)));
}

function member(name, schema, required, document, depth) {
  const inner = members(schema, document, depth + 1);
  if (!inner) return element('li', {}, ...line(name, schema, required));
  return element(
    'li',
    {},
    element('details', { open: depth < 1 }, element('summary', {}, ...line(name, schema, required)), inner),
  );
}

function line(name, schema, required) {
  return [
    name === undefined ? '' : element('code', {}, name),
    ' ',
    element(
      'span',
      { class: 'type' },
      [typeOf(schema), required ? 'required' : '', ...limits(schema)].filter(Boolean).join(', '),
    ),
    schema.description ? element('span', { class: 'about' }, ...prose(schema.description)) : '',
  ];
}

/** What a value may be, in few words. */
export function typeOf(schema) {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (schema.type === 'array') return `list of ${schema.items?.type ?? 'values'}`;
  return [schema.type ?? 'any value'].flat().join(' or ');
}

function limits({ minimum, maximum, minLength, maxLength, pattern, default: fallback }) {
  const far = (value) => value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  return [
    far(minimum) ? `≥ ${minimum}` : '',
    far(maximum) ? `≤ ${maximum}` : '',
    minLength ? `at least ${minLength} characters` : '',
    far(maxLength) ? `at most ${maxLength} characters` : '',
    pattern && pattern.length < 40 ? `like ${pattern}` : '',
    fallback === undefined ? '' : `${JSON.stringify(fallback)} where absent`,
  ];
}
