import type { QuestionResource } from '../../api/questions/question-resource.ts';
import type { Command } from '../command.ts';
import { CALLING, flag } from '../command.ts';
import { openClient } from '../open-client.ts';
import { table } from '../render/table.ts';
import { UsageError } from '../usage-error.ts';

/** What runs need to know and nobody has said. */
export const questions: Command = {
  name: 'questions',
  operands: '[RUN]',
  summary: 'List what runs ask and nobody has answered, of one run or of the newest',
  options: { all: { type: 'boolean' }, json: CALLING.options.json, remote: CALLING.options.remote },
  describes: {
    all: 'Those that are answered, too',
    json: CALLING.describes.json,
    remote: CALLING.describes.remote,
  },
  example: 'bver questions RUN',
  async run(parsed, terminal) {
    const [runId, ...more] = parsed.positionals;
    if (more.length > 0) throw new UsageError('questions takes one run, or none.', 'bver runs lists the runs.');
    const { client } = await openClient(parsed, terminal);
    try {
      const answer = (await client.call('questions.list', {
        pageSize: 500,
        ...(runId === undefined ? {} : { runId }),
        ...(flag(parsed, 'all') ? { status: 'all' } : {}),
      })) as { questions: QuestionResource[]; total: number };
      if (flag(parsed, 'json')) terminal.out(`${JSON.stringify(answer, null, 2)}\n`);
      else terminal.out(`${renderQuestions(answer.questions, runId === undefined)}\n`);
      return 0;
    } finally {
      await client.close();
    }
  },
};

function renderQuestions(all: readonly QuestionResource[], withRun: boolean): string {
  if (all.length === 0) return 'Nothing is asked.';
  const rows = all.map((question) => [
    ...(withRun ? [question.runId] : []),
    question.questionId,
    question.question,
    question.answer ? `${question.answer.words} (${question.answer.by})` : question.status,
    place(question),
  ]);
  return table([...(withRun ? ['run'] : []), 'question', 'what is asked', 'answer', 'expected at'], rows);
}

const place = ({ expectedAt }: QuestionResource): string => {
  const [{ file, line } = {}] = expectedAt as readonly { readonly file?: string; readonly line?: number }[];
  return file === undefined ? '' : line === undefined ? file : `${file}:${line}`;
};
