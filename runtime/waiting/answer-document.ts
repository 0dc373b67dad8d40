import type { AskedQuestion, DocumentReference, Evidence } from '../../primitives/index.ts';
import { sourceKey, textEvidence } from '../../primitives/index.ts';
import { sha256 } from '../sha256.ts';
import type { RunRecord } from '../store/records.ts';

/** Who answers what, when, and why. */
export interface Spoken {
  readonly question: AskedQuestion;
  readonly words: string;
  readonly by: string;
  readonly at: string;
  readonly justification: string;
}

export interface AnswerDocument extends DocumentReference {
  readonly bytes: Uint8Array;
  /** Where the words of the answer stand in it. */
  readonly evidence: Evidence;
}

/** An answer as a document of its own, which a person can read and a value can quote: the words stand in it as given. */
export function answerDocument(
  { runId, operation, version }: Pick<RunRecord, 'runId' | 'operation' | 'version'>,
  { question, words, by, at, justification }: Spoken,
): AnswerDocument {
  const before = [
    oneLine(question.question),
    '',
    `Subject: ${oneLine(question.subject)}`,
    `Property: ${question.path}`,
    `Question: ${question.questionId}`,
    `Asked in: run ${runId} of ${operation} ${version}`,
    `Answered by: ${oneLine(by)}`,
    `At: ${at}`,
    ...(justification === '' ? [] : [`Because: ${oneLine(justification)}`]),
    'Answer: ',
  ];
  const head = before.join('\n');
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const bytes = encode(`${head}${words}\n`);
  const digest = sha256(bytes);
  const offset = encode(head).length;
  return {
    digest,
    name: `answer of ${oneLine(by)} ${question.questionId.slice(0, 8)}.txt`,
    mediaType: 'text/plain',
    bytes,
    evidence: textEvidence(sourceKey(digest), offset, encode(words).length, before.length, 'Answer: '.length + 1),
  };
}

/** What people write has to stay in its place. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
