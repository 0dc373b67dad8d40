import type {
  Assertion,
  AssumedAnswer,
  AskedQuestion,
  ChangeSet,
  Graph,
  Resolution,
  Source,
} from '../../primitives/index.ts';
import { changeSet, isSameAssertion, statementOf, STRUCTURE } from '../../primitives/index.ts';
import type { AnswerRecord, QuestionRecord, RunRecord } from '../store/records.ts';
import { answerDocument } from './answer-document.ts';
import type { PeopleAction } from './people-action.ts';
import { ANSWERS, jsonContent, recordPeopleAction } from './people-action.ts';
import type { WaitingPorts } from './record-answers.ts';

/** What is asserted for the questions of a run. */
export interface Settled {
  readonly answered: readonly (QuestionRecord & { readonly answer: AnswerRecord })[];
  readonly assumed: readonly { readonly question: AskedQuestion; readonly as: AssumedAnswer }[];
}

/** What is to be asserted, each with the decision that it is. */
export interface Proposal {
  readonly assertions: readonly Assertion[];
  readonly resolutions: readonly Resolution[];
  readonly sources: readonly Source[];
  readonly change: ChangeSet;
}

/** The value that an answer states: quoted from the answer's own document. */
const statedBy = (run: RunRecord, { question, answer }: Settled['answered'][number]) => {
  const { bytes: _, evidence, ...document } = answerDocument(run, { question, ...answer });
  const { value, unit, uncertainty } = answer.said;
  const assertion: Assertion = {
    subject: question.subject,
    path: question.path,
    value,
    state: 'stated',
    ...(unit === undefined ? {} : { unit }),
    method: 'answer',
    evidence: [evidence],
    wasDerivedFrom: [],
    confidence: 1,
    ...(uncertainty ? { uncertainty } : {}),
  };
  return { assertion, source: { uri: document.name, digest: document.digest, mediaType: document.mediaType } };
};

const assumedBy = ({ question, as }: Settled['assumed'][number]): Assertion => ({
  subject: question.subject,
  path: question.path,
  value: as.value,
  state: 'assumed',
  method: as.rule,
  evidence: [],
  wasDerivedFrom: [],
  confidence: 1,
});

/** The change that answers and assumptions make to a snapshot; what stands there already is left out. */
export function proposalOf(run: RunRecord, graph: Graph, { answered, assumed }: Settled): Proposal {
  const stated = answered.map((record) => ({ ...statedBy(run, record), record }));
  const assumptions = assumed.map((each) => ({ assertion: assumedBy(each), ...each }));
  const isNew = (assertion: Assertion): boolean =>
    !isSameAssertion(graph.assertion(assertion.subject, assertion.path) ?? null, assertion);
  const rejected = ({ subject, path }: Assertion): string[] => {
    const before = graph.assertion(subject, path);
    return before ? [statementOf(before)] : [];
  };
  const says = stated.filter(({ assertion }) => isNew(assertion));
  const supposes = assumptions.filter(({ assertion }) => isNew(assertion));
  const assertions = [...says, ...supposes].map(({ assertion }) => assertion);
  const sources = says.map(({ source }) => source);
  return {
    assertions,
    sources,
    resolutions: [
      ...says.map(({ assertion, record: { question, answer } }) => ({
        subject: assertion.subject,
        path: assertion.path,
        chosen: answer.words,
        rejected: rejected(assertion),
        rule: 'answer',
        justification: answer.justification === '' ? `Answered: ${question.question}` : answer.justification,
        wasAttributedTo: answer.by,
      })),
      ...supposes.map(({ assertion, question, as }) => ({
        subject: assertion.subject,
        path: assertion.path,
        chosen: String(as.value),
        rejected: rejected(assertion),
        rule: as.rule,
        justification: `Nobody answered in time: ${question.question}`,
      })),
    ],
    change: changeSet(
      graph.digest,
      graph,
      assertions.map((assertion) => ({ op: 'assert', assertion })),
      sources,
    ),
  };
}

/** What became of a change. */
export interface Applied {
  readonly snapshot: string;
  /** Content digest of the change set. */
  readonly changeSet: string;
}

/**
 * Asserts answers and assumptions on a snapshot, and records who said so.
 *
 * @returns undefined where nothing is to be asserted that does not stand there already
 */
export async function applyAnswers(
  { store, graphs }: WaitingPorts,
  run: RunRecord,
  base: string,
  settled: Settled,
  place?: PeopleAction['place'],
): Promise<Applied | undefined> {
  const { tenant } = run.caller;
  const { graph } = await graphs.load(tenant, base);
  const { assertions, resolutions, sources, change } = proposalOf(run, graph, settled);
  if (assertions.length === 0) return undefined;
  const content = jsonContent(change);
  await store.putContents(tenant, [content]);
  const { digest: snapshot } = await graphs.apply(tenant, graph.digest, change);
  const names = new Map(settled.answered.map(({ answer }) => [answer.document, answer]));
  await recordPeopleAction(store, {
    primitive: ANSWERS,
    runId: run.runId,
    caller: { tenant, subject: settled.answered[0]?.answer.by ?? run.caller.subject },
    by: [...new Set(settled.answered.map(({ answer }) => answer.by))],
    summary: summaryOf(settled, graph),
    payload: {
      answers: sources.flatMap(({ digest }) => {
        const answer = names.get(digest);
        return answer ? [{ questionId: answer.questionId, words: answer.words, by: answer.by, at: answer.at }] : [];
      }),
      assumed: settled.assumed.map(({ question: { questionId, subject, path }, as }) => ({
        questionId,
        subject,
        path,
        value: as.value,
        rule: as.rule,
      })),
    },
    documents: sources.map(({ uri, digest, mediaType }) => ({ name: uri, digest, mediaType })),
    resolutions,
    base: graph.digest,
    reads: assertions.map(({ subject, path }) => [subject, path]),
    snapshot,
    changeSet: content.digest,
    ...(place ? { place } : {}),
  });
  return { snapshot, changeSet: content.digest };
}

/** At most 4 KB of an envelope: the first few answers stand for all. */
function summaryOf({ answered, assumed }: Settled, graph: Graph): string {
  const nameOf = (subject: string): string => String(graph.assertion(subject, STRUCTURE.name)?.value ?? subject);
  const said = answered
    .slice(0, 3)
    .map(({ question: { subject, path }, answer }) => `${path} of ${nameOf(subject)}: ${answer.words} (${answer.by})`);
  const more = answered.length > said.length ? [`${answered.length - said.length} more`] : [];
  const supposed = assumed.length > 0 ? [`${assumed.length} assumed`] : [];
  return `${[...said, ...more, ...supposed].join('; ')}.`.slice(0, 500);
}
