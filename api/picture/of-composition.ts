import type { CallStep, Composition, CompositionStep, Place, Registry } from '../../primitives/index.ts';
import { conditionText, inputsOf, isApproval, isCall, isFanOut, parametersSchema } from '../../primitives/index.ts';
import type { Part, Picture } from './parts.ts';

/** A composition as its pack declares it, each primitive in the version that a run of now would take. */
export function pictureOfComposition(registry: Registry, composition: Composition): Picture {
  const { name, version, title, steps, answer } = composition;
  const parameters = parametersSchema(
    composition,
    inputsOf((of, range) => registry.primitive(of, range)),
  );
  return {
    title,
    subtitle: `${name} ${version}`,
    parameters: Object.keys(parameters['properties'] ?? {}),
    parts: steps.flatMap((step) => partsOf(registry, step)),
    answer,
  };
}

function partsOf(registry: Registry, step: CompositionStep): readonly Part[] {
  if (isCall(step)) return [callPart(registry, step)];
  const { id } = step;
  const nothing = { takes: [], readsFrom: [], skips: [] } as const;
  if (isApproval(step)) {
    const { title, description = 'Somebody approves, or the run ends here.' } = step.approval;
    return [{ ...nothing, id, shape: 'approval', title, what: description, ends: 'Rejected, the run ends.' }];
  }
  if (isFanOut(step)) {
    const { forEach, window = 8, onFailure = 'collect', steps } = step;
    const failing = onFailure === 'collect' ? 'a branch that fails is reported' : 'the first failure ends the run';
    const what = `for each of ${placeText(forEach)} · ${window} at once · ${failing}`;
    const own: Part = {
      ...nothing,
      id,
      shape: 'fanOut',
      title: step.title ?? `For each of ${placeText(forEach)}`,
      what,
      readsFrom: 'from' in forEach ? [forEach.from] : [],
    };
    return [own, ...steps.map((call) => ({ ...callPart(registry, call), inBranch: true }))];
  }
  const { gate, title = conditionText(gate), otherwise } = step;
  return [
    {
      ...nothing,
      id,
      shape: 'gate',
      title,
      what: `goes on if ${conditionText(gate)}`,
      ...('end' in otherwise
        ? { ends: `Otherwise ends: ${otherwise.end}` }
        : {
            skips: otherwise.skip,
            takes: [`otherwise leaves out ${otherwise.skip.join(', ')}: ${otherwise.because}`],
          }),
    },
  ];
}

function callPart(registry: Registry, step: CallStep): Part {
  const { id, primitive: name, version: range, takes = [], parameters = {}, map = {}, resultSets = {} } = step;
  const primitive = name === 'interpret' ? undefined : registry.primitive(name, range);
  const fixed = Object.entries(parameters).map(([of, value]) => `${of} = ${JSON.stringify(value)}`);
  const places = [...Object.values(map), ...(step.operatingState ? [step.operatingState] : [])];
  return {
    id,
    shape: 'call',
    title: primitive?.title ?? 'Read the documents',
    what: primitive ? `${primitive.name} ${primitive.version}` : 'the interpreter that reads them',
    kind: primitive?.kind ?? 'interpreter',
    takes: [
      ...(takes.length > 0 ? [`takes ${takes.join(', ')}`] : []),
      ...(fixed.length > 0 ? [`with ${fixed.join(', ')}`] : []),
      ...Object.entries(map).map(([of, place]) => `${of} ← ${placeText(place)}`),
      ...(step.operatingState ? [`operating state ← ${placeText(step.operatingState)}`] : []),
      ...Object.entries(resultSets).map(([of, from]) => `result set ${of} ← ${from}`),
      ...(step.snapshotAfter === undefined ? [] : [`graph as after ${step.snapshotAfter}`]),
    ],
    readsFrom: [
      ...new Set([
        ...places.flatMap((place) => ('from' in place ? [place.from] : [])),
        ...Object.values(resultSets),
        ...(step.snapshotAfter === undefined ? [] : [step.snapshotAfter]),
      ]),
    ],
    skips: [],
  };
}

const placeText = (place: Place): string =>
  'from' in place ? `${place.from}${place.at}` : 'item' in place ? `item${place.item}` : place.parameter;
