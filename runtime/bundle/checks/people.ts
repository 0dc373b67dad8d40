import type { AskedQuestion, StoredResult } from '../../../primitives/index.ts';
import { canonicalJson, readAnswer } from '../../../primitives/index.ts';
import { answerDocument } from '../../waiting/answer-document.ts';
import type { Bundle } from '../bundle.ts';
import type { BundleCheck } from '../check.ts';
import { jsonIn } from '../check.ts';
import { FILES } from '../layout.ts';

/** Every answer is to a question that the run asked and is what its document says; every decision is about a step of it. */
export const people: BundleCheck = {
  name: 'people',
  of: 'answers and decisions of people',
  check: (bundle) => {
    const { run, answers, decisions } = bundle;
    const asked = new Map(questionsOf(bundle).map((question) => [question.questionId, question]));
    const steps = new Set([
      ...bundle.steps.map(({ step }) => step),
      ...bundle.nodes.map(({ node }) => node),
      ...idsIn(run.plan),
    ]);
    const problems = [
      ...answers.map((answer) => `the answer to ${answer.questionId} ${problemOf(bundle, answer, asked) ?? ''}`),
      ...decisions.map(
        ({ step }) => `the decision about ${step} ${steps.has(step) ? '' : 'is about no step of the run'}`,
      ),
      ...twice(answers.map(({ questionId }) => questionId)).map((id) => `question ${id} is answered twice`),
      ...twice(decisions.map(({ step }) => step)).map((step) => `step ${step} is decided twice`),
    ].filter((text) => !text.endsWith(' '));
    return {
      count: answers.length + decisions.length,
      problems: problems.map((problem) => ({ file: FILES.run, problem })),
    };
  },
};

const questionsOf = (bundle: Bundle): AskedQuestion[] => {
  const own = new Set(bundle.steps.map(({ actionDigest }) => actionDigest));
  return bundle.calls
    .filter(({ actionDigest }) => own.has(actionDigest))
    .flatMap(({ envelope }) => (jsonIn(bundle, envelope.result) as StoredResult | undefined)?.openQuestions ?? []);
};

function problemOf(
  { run }: Bundle,
  { questionId, document, said, ...spoken }: Bundle['answers'][number],
  asked: ReadonlyMap<string, AskedQuestion>,
): string | undefined {
  const question = asked.get(questionId);
  if (!question) return 'is to no question of the run';
  if (answerDocument(run, { question, ...spoken }).digest !== document) return 'is another one than its document says';
  if (!question.answerType) return undefined;
  const read = readAnswer(question.answerType, spoken.words);
  return 'problem' in read || canonicalJson(read) !== canonicalJson(said)
    ? 'has another value than its words'
    : undefined;
}

const twice = (all: readonly string[]): string[] => all.filter((one, n) => all.indexOf(one) !== n);

/** Every `id` in a plan, however deep: a step that nobody came to is recorded nowhere else. */
function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (key === 'id' && typeof one === 'string' ? [one] : idsIn(one)));
}
