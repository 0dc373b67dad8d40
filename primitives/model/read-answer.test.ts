import assert from 'node:assert/strict';
import fc from 'fast-check';
import { examplePack } from '../../test/example-pack/index.ts';
import { sha256 } from '../../runtime/sha256.ts';
import { answerTypeOf, askedQuestion } from './answer-type.ts';
import { wordsOf } from './answer-words.ts';
import type { AnswerType } from './question.ts';
import { readAnswer } from './read-answer.ts';
import { flag, integer, list, reference, text, texts } from './taxonomy.ts';
import type { PropertySpec } from './taxonomy.ts';
import { kilogram, metre, percent } from '../../test/example-pack/taxonomy.ts';

const { units } = examplePack.binding;
const typeOf = (spec: PropertySpec, question = {}): AnswerType => {
  const type = answerTypeOf(spec, { ...units, '%': percent }, question);
  assert.ok(type);
  return type;
};
const mass = typeOf(kilogram);

describe('the words of an answer', () => {
  const table: readonly (readonly [AnswerType, string, unknown])[] = [
    [mass, '12', { value: 12 }],
    [mass, '12 kg', { value: 12 }],
    [mass, ' 500g', { value: 0.5, unit: 'g' }],
    [mass, '-1.5e2 kg', { value: -150 }],
    [mass, '12 ± 0.5 kg', { value: 12, uncertainty: { lower: 11.5, upper: 12.5 } }],
    [mass, '12 kg +/- 500 g', { value: 12, uncertainty: { lower: 11.5, upper: 12.5 } }],
    [mass, '-500 g ± 50 %', { value: -0.5, unit: 'g', uncertainty: { lower: -0.75, upper: -0.25 } }],
    [typeOf(kilogram, { unit: 'g' }), '250', { value: 0.25 }],
    [typeOf(percent), '50 % ± 25 %', { value: 0.5, unit: '%', uncertainty: { lower: 0.25, upper: 0.75 } }],
    [typeOf(list(metre)), '1, 2.5 m', { value: [1, 2.5] }],
    [typeOf(list(metre)), '100 250 cm', { value: [1, 2.5], unit: 'cm' }],
    [typeOf(integer), '42', { value: 42 }],
    [typeOf(flag), 'Yes', { value: true }],
    [typeOf(flag), 'false', { value: false }],
    [typeOf(text), 'oak ', { value: 'oak' }],
    [typeOf(texts), 'oak, beech', { value: ['oak', 'beech'] }],
    [typeOf(text, { options: ['Oak', 'Beech'] }), 'oak', { value: 'Oak' }],
    [typeOf(reference('example.Board')), 'board.upper', { value: 'board.upper' }],
  ];
  for (const [type, words, said] of table) {
    it(`“${words}” say a ${type.form}`, () => assert.deepEqual(readAnswer(type, words), said));
  }

  const refused: readonly (readonly [AnswerType, string, RegExp])[] = [
    [mass, '', /says nothing; expected a number with a unit of Mass: g, kg/],
    [mass, 'heavy', /“heavy” is no number/],
    [mass, '3,5 kg', /“3,5 kg” has a comma where a point belongs/],
    [mass, '12 m', /“m” is no such unit; expected a number with a unit of Mass/],
    [mass, '12 KG', /“KG” is no such unit/],
    [mass, '12 kg ± 3 cm', /“cm” is no such unit/],
    [mass, '12 kg ± -3 kg', /not a tolerance/],
    [mass, '1e999', /too large/],
    [mass, '12 toString', /no such unit/],
    [typeOf(integer), '1.5', /expected a whole number/],
    [typeOf(flag), 'maybe', /yes or no/],
    [typeOf(list(metre)), '1, two m', /“two” is no number/],
    [typeOf(text, { options: ['Oak', 'Beech'] }), 'pine', /one of Oak, Beech/],
  ];
  for (const [type, words, why] of refused) {
    it(`“${words}” are refused for a ${type.form}`, () => {
      const reading = readAnswer(type, words);
      assert.ok('problem' in reading, JSON.stringify(reading));
      assert.match(reading.problem, why);
    });
  }

  const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });

  it('say the value they were made of, in whatever unit', () => {
    assert.ok(mass.form === 'quantity');
    fc.assert(
      fc.property(finite, fc.constantFrom(...Object.entries(mass.units)), (number, [unit, toSi]) => {
        const reading = readAnswer(mass, wordsOf({ value: number, unit }));
        assert.deepEqual(reading, { value: number * toSi + 0, ...(toSi === 1 ? {} : { unit }) });
      }),
    );
  });

  it('give a tolerance bounds around the value', () => {
    fc.assert(
      fc.property(finite, fc.double({ min: 0, max: 1e300, noNaN: true }), (value, plusMinus) => {
        const reading = readAnswer(mass, wordsOf({ value, plusMinus, unit: 'kg' }));
        assert.ok('value' in reading && reading.uncertainty, JSON.stringify(reading));
        const { lower = NaN, upper = NaN } = reading.uncertainty;
        assert.ok(lower <= value && value <= upper);
        assert.equal(upper, value + plusMinus);
      }),
    );
  });

  it('are read or refused, whatever they are', () => {
    const types = [mass, ...table.map(([type]) => type)];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.string({ unit: 'binary' }), (type, words) => {
        const reading = readAnswer(type, words);
        if ('problem' in reading) return reading.problem.length > 0;
        const values = [reading.value].flat(2);
        return values.every((value) => typeof value !== 'number' || Number.isFinite(value));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a question', () => {
  const question = { subject: 'board.a', path: 'loadLimit', unit: 'kg', question: 'What?', expectedAt: [] };
  const ask = (changes: object = {}, typeId: string | undefined = 'example.Board') =>
    askedQuestion({ ...question, ...changes }, typeId, examplePack.binding, sha256);

  it('gets the type of its answer from the taxonomy', () => {
    assert.deepEqual(ask().answerType, {
      form: 'quantity',
      quantityKind: 'Mass',
      unit: 'kg',
      units: { g: 0.001, kg: 1 },
    });
    assert.equal(ask({ path: 'colour' }).answerType, undefined);
    assert.equal(askedQuestion(question, undefined, examplePack.binding, sha256).answerType, undefined);
  });

  it('has the same id whoever asks it and however it is put, and another one about anything else', () => {
    const { questionId } = ask();
    assert.match(questionId, /^[0-9a-f]{16}$/);
    assert.equal(ask({ question: 'How much?', addressee: 'person' }).questionId, questionId);
    const others = [ask({ subject: 'board.b' }), ask({ path: 'length', unit: 'm' }), ask({ unit: 'g' })];
    assert.equal(new Set([questionId, ...others.map((other) => other.questionId)]).size, 4);
  });
});
