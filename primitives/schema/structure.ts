import type { JsonSchema } from '../json-schema.ts';
import { itemsOf, numberOf, othersOf, propertiesOf, requiredOf } from './parts.ts';

type Fits = (source: JsonSchema, target: JsonSchema) => readonly string[];

/** Members and items of the target that the source does not keep, for the types it may have. */
export function structureProblems(
  source: JsonSchema,
  target: JsonSchema,
  types: readonly string[] | undefined,
  fits: Fits,
): readonly string[] {
  return [
    ...(!types || types.includes('array') ? itemProblems(source, target, fits) : []),
    ...(!types || types.includes('object') ? memberProblems(source, target, fits) : []),
  ];
}

function itemProblems(source: JsonSchema, target: JsonSchema, fits: Fits): readonly string[] {
  if (numberOf(source, 'maxItems') === 0 || target['items'] === undefined) return [];
  // Leading items have schemas of their own then; `items` says nothing of them.
  if (source['prefixItems'] !== undefined) return ['it cannot be told: it says prefixItems'];
  if (target['items'] === false) return ['it may have items'];
  return fits(itemsOf(source), itemsOf(target)).map((problem) => `an item of it: ${problem}`);
}

function memberProblems(source: JsonSchema, target: JsonSchema, fits: Fits): readonly string[] {
  const [has, wanted] = [propertiesOf(source), propertiesOf(target)];
  const others = source['patternProperties'] === undefined ? othersOf(source) : {};
  const [hasOther, wantsOther] = [others, othersOf(target)];
  const absent = requiredOf(target).filter((name) => !requiredOf(source).includes(name));
  const member = (name: string, from: JsonSchema, to: JsonSchema): string[] =>
    fits(from, to).map((problem) => `its member ${name}: ${problem}`);
  const named = Object.entries(has).flatMap(([name, schema]) => {
    const to = wanted[name] ?? wantsOther;
    return to === false ? [`its member ${name} is not taken`] : member(name, schema, to);
  });
  const unnamed =
    hasOther === false
      ? []
      : Object.entries(wanted)
          .filter(([name]) => !(name in has))
          .flatMap(([name, schema]) => member(name, hasOther, schema));
  const further =
    hasOther === false
      ? []
      : wantsOther === false
        ? ['it may have members that are not taken']
        : fits(hasOther, wantsOther).map((problem) => `a member of it: ${problem}`);
  return [
    ...absent.map((name) => `it may lack ${name}`),
    ...named,
    ...unnamed,
    ...further,
    ...nameProblems(source, target),
  ];
}

/** Any name is a text; a further demand on names is not understood. */
function nameProblems(source: JsonSchema, target: JsonSchema): readonly string[] {
  const { propertyNames } = target;
  if (propertyNames === undefined || JSON.stringify(propertyNames) === '{"type":"string"}') return [];
  const fixed = othersOf(source) === false && Object.keys(propertiesOf(source)).length === 0;
  return fixed ? [] : ['it cannot be told: what takes it says propertyNames'];
}
