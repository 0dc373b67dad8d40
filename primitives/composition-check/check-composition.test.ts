import assert from 'node:assert/strict';
import { z } from 'zod';
import { bookcaseCases, bookcaseStudy, examplePack } from '../../test/example-pack/index.ts';
import type { Composition, CompositionStep } from '../composition.ts';
import { createRegistry } from '../registry.ts';

type Steps = readonly CompositionStep[];
const named = (
  composition: Composition,
  change: (steps: Steps) => Steps,
  more: Partial<Composition> = {},
): Composition => ({
  ...composition,
  ...more,
  name: 'example.changed',
  steps: change(composition.steps),
});
const changed = (composition: Composition, id: string, change: object): Composition =>
  named(composition, (steps) => steps.map((step) => (step.id === id ? { ...step, ...change } : step)));
const inBranch = (change: object): Composition => {
  const fanOut = bookcaseCases.steps.find((step) => 'forEach' in step);
  assert.ok(fanOut && 'forEach' in fanOut);
  const [first, ...others] = fanOut.steps;
  return changed(bookcaseCases, 'cases', { steps: [{ ...first, ...change }, ...others] });
};

/** What is said of a composition when its pack is loaded: every problem with its place. */
const refusal = (composition: Composition): readonly (readonly [string, string])[] => {
  const registry = createRegistry([{ ...examplePack, compositions: [bookcaseStudy, composition] }]);
  assert.equal(registry.compositions()[0]?.name === bookcaseStudy.name || registry.compositions().length === 2, true);
  return registry.refused.flatMap(({ errors }) => errors.map(({ pointer, detail }) => [pointer, detail] as const));
};

const MISTAKES: readonly (readonly [string, Composition, string, RegExp])[] = [
  [
    'two steps of one name',
    changed(bookcaseStudy, 'sag', { id: 'creep' }),
    '/steps/4/id',
    /two of its steps are named creep/,
  ],
  [
    'a name that recordings use otherwise',
    changed(bookcaseStudy, 'sag', { id: 'sag[0]' }),
    '/steps/4/id',
    /a step is named/,
  ],
  ['a version that none is', { ...named(bookcaseStudy, (s) => s), version: 'one' }, '/version', /its version is one/],
  [
    'an answer that is no step',
    named(bookcaseStudy, (s) => s, { answer: 'scor' }),
    '/answer',
    /none of its steps.*perhaps score/,
  ],
  [
    'an answer within a fan-out',
    named(bookcaseCases, (s) => s, { answer: 'case-sag' }),
    '/answer',
    /once for each item of cases/,
  ],
  [
    'a primitive that is not there',
    changed(bookcaseStudy, 'sag', { primitive: 'example.sagg.validate' }),
    '/steps/4/primitive',
    /no operation example\.sagg/,
  ],
  [
    'a range without a version',
    changed(bookcaseStudy, 'sag', { version: '^9.0.0' }),
    '/steps/4/primitive',
    /no version in the range/,
  ],
  [
    'a parameter that is not the step’s',
    changed(bookcaseStudy, 'creep', { takes: ['stepz'] }),
    '/steps/2/takes/0',
    /takes no stepz.*steps/,
  ],
  [
    'a parameter said twice',
    changed(bookcaseStudy, 'creep', { parameters: { steps: 2 } }),
    '/steps/2/takes/0',
    /handed steps twice/,
  ],
  [
    'a fixed value that does not fit',
    changed(bookcaseStudy, 'creep', { takes: [], parameters: { steps: 0 } }),
    '/steps/2/parameters/steps',
    /does not fit/,
  ],
  [
    'parameters of an unknown interpreter',
    changed(bookcaseStudy, 'interpret', { takes: ['x'] }),
    '/steps/0',
    /takes no parameters/,
  ],
  [
    'a place that is not there',
    inBranch({ map: { steps: { from: 'creep', at: '/stepz' } } }),
    '/steps/4/steps/0/map/steps',
    /nothing is said of stepz/,
  ],
  [
    'a place of another type',
    inBranch({ map: { steps: { from: 'creep', at: '/residual' } } }),
    '/steps/4/steps/0/map/steps',
    /it may be number, and integer is taken/,
  ],
  [
    'a pointer that is none',
    inBranch({ map: { steps: { from: 'creep', at: 'steps' } } }),
    '/steps/4/steps/0/map/steps',
    /no JSON pointer/,
  ],
  [
    'a step that comes later',
    inBranch({ map: { steps: { from: 'rearrange', at: '/moves' } } }),
    '/steps/4/steps/0/map/steps',
    /not done before/,
  ],
  [
    'a step that is not there',
    inBranch({ map: { steps: { from: 'crep', at: '/steps' } } }),
    '/steps/4/steps/0/map/steps',
    /no step crep.*creep/,
  ],
  [
    'an item outside of a fan-out',
    changed(bookcaseStudy, 'creep', { takes: [], map: { steps: { item: '' } } }),
    '/steps/2/map/steps',
    /within a fan-out only/,
  ],
  [
    'what only an interpreter knows',
    inBranch({ map: { steps: { from: 'interpret', at: '/lines' } } }),
    '/steps/4/steps/0/map/steps',
    /not known beforehand/,
  ],
  [
    'an operating state that nobody looks at',
    changed(bookcaseCases, 'cases', {
      steps: [
        { id: 'case-creep', primitive: 'example.creep.simulate' },
        { id: 'case-sag', primitive: 'example.sag.validate', operatingState: { item: '/state' } },
      ],
    }),
    '/steps/4/steps/1/operatingState',
    /does not look at the operating state/,
  ],
  [
    'a graph before it is made',
    named(bookcaseStudy, ([first, second, ...rest]) => [second, first, ...rest].filter((s) => s !== undefined)),
    '/steps/0',
    /needs a graph, and stands before interpret/,
  ],
  [
    'a result set that nobody makes',
    named(bookcaseStudy, (s) => s.filter(({ id }) => id !== 'creep')),
    '/steps/3',
    /needs the result set creep/,
  ],
  [
    'a result set of a step that makes none',
    changed(bookcaseStudy, 'sag', { resultSets: { creep: 'assume' } }),
    '/steps/4/resultSets/creep',
    /does not make the result set/,
  ],
  [
    'a result set that is not read',
    changed(bookcaseStudy, 'sag', { resultSets: { other: 'creep' } }),
    '/steps/4/resultSets/other',
    /does not read the result set/,
  ],
  [
    'a fan-out over no list',
    changed(bookcaseCases, 'cases', { forEach: { from: 'creep', at: '/boards' } }),
    '/steps/4/forEach',
    /which is integer/,
  ],
  [
    'a window that is too wide',
    changed(bookcaseCases, 'cases', { window: 501 }),
    '/steps/4/window',
    /window of cases is 501/,
  ],
  [
    'an answer that is not the branch’s',
    changed(bookcaseCases, 'cases', { answer: 'creep' }),
    '/steps/4/answer',
    /none of its steps/,
  ],
  [
    'a gate that compares a number with a text',
    changed(bookcaseCases, 'boards', { gate: { from: 'creep', at: '/boards', is: 'equal', value: 'x' } }),
    '/steps/3/gate',
    /it is no string/,
  ],
  [
    'a gate that asks for the size of a text',
    changed(bookcaseCases, 'boards', { gate: { from: 'creep', at: '/boards', is: 'less', value: 'x' } }),
    '/steps/3/gate',
    /it is no string/,
  ],
  [
    'a gate that asks for what never is',
    changed(bookcaseCases, 'boards', { gate: { from: 'creep', at: '/boards', is: 'equal', value: 0.5 } }),
    '/steps/3/gate',
    /never 0\.5/,
  ],
  [
    'a gate that asks nothing',
    changed(bookcaseCases, 'boards', { gate: { all: [] } }),
    '/steps/3/gate/all',
    /asks nothing/,
  ],
  [
    'a count that is no count',
    changed(bookcaseCases, 'hangs', { gate: { findings: {}, is: 'more', value: -1 } }),
    '/steps/5/gate',
    /a count with -1/,
  ],
  [
    'leaving out the answer',
    changed(bookcaseCases, 'boards', { otherwise: { skip: ['cases'], because: 'x' } }),
    '/steps/3/otherwise/skip/0',
    /which is the answer/,
  ],
  [
    'leaving out what is done',
    changed(bookcaseCases, 'hangs', { otherwise: { skip: ['creep'], because: 'x' } }),
    '/steps/5/otherwise/skip/0',
    /no step behind it/,
  ],
  [
    'resting on what may be left out',
    named(bookcaseStudy, (s) =>
      s.flatMap((step): Steps =>
        step.id === 'creep'
          ? [
              {
                id: 'gate',
                gate: { findings: {}, is: 'more', value: 0 },
                otherwise: { skip: ['creep'], because: 'x' },
              },
              step,
            ]
          : [step],
      ),
    ),
    '/steps/5',
    /may have been left out by gate/,
  ],
  [
    'a declared parameter that nobody takes',
    named(bookcaseStudy, (s) => s, { parameters: { colour: z.string() } }),
    '/parameters/colour',
    /no step takes colour/,
  ],
  [
    'a declared parameter that does not fit',
    named(bookcaseStudy, (s) => s, { parameters: { reserve: z.string() } }),
    '/parameters/reserve',
    /it may be string/,
  ],
  [
    'steps that take a name differently',
    changed(bookcaseStudy, 'creep', {
      takes: [],
      map: { steps: { parameter: 'reserve' }, pauseMilliseconds: { parameter: 'text' } },
    }),
    '/parameters/reserve',
    /take reserve differently/,
  ],
  [
    'a deadline that is over',
    changed(bookcaseCases, 'approve', { approval: { title: 'x', deadlineSeconds: 0 } }),
    '/steps/6/approval/deadlineSeconds',
    /waits 0 seconds/,
  ],
  [
    'a wait for answers around a fan-out',
    named(bookcaseCases, (s) => s, { questions: { onDeadline: 'leaveOpen' } }),
    '/questions',
    /more than a sequence.*runs\.refresh/,
  ],
  [
    'a wait for answers around a value that is handed on',
    {
      ...changed(bookcaseStudy, 'rearrange', { snapshotAfter: 'assume' }),
      questions: { maximumRounds: 2 },
    },
    '/questions',
    /rearrange \(\/steps\/6\) makes it more than a sequence/,
  ],
];

describe('a composition is refused when its pack is loaded', () => {
  for (const [mistake, composition, pointer, message] of MISTAKES) {
    it(`for ${mistake}`, () => {
      const said = refusal(composition);
      const about = said.filter(([at, detail]) => at === pointer && message.test(detail));
      assert.equal(about.length, 1, JSON.stringify(said, null, 1));
    });
  }

  it('with every problem at once, while the others of its pack stand', () => {
    const composition = named(bookcaseStudy, (steps) => steps.map((step) => ({ ...step, version: '^9.0.0' })), {
      answer: 'x',
    });
    assert.ok(refusal(composition).length >= 7);
    assert.deepEqual(refusal(bookcaseCases), []);
    assert.deepEqual(refusal(named(bookcaseStudy, (s) => s, { questions: { maximumRounds: 2 } })), []);
  });
});
