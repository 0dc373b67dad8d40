import type { AnswerOutcome } from '../../api/questions/answer-run.ts';
import type { QuestionResource } from '../../api/questions/question-resource.ts';
import type { Client } from '../client/client.ts';
import type { Command, Terminal } from '../command.ts';
import { CALLING, flag, text } from '../command.ts';
import { openClient } from '../open-client.ts';
import { prompt } from '../prompt.ts';
import { UsageError } from '../usage-error.ts';

/** Says what a run asks: one question, or, for a person at a terminal, all of them one after the other. */
export const answer: Command = {
  name: 'answer',
  operands: 'RUN [QUESTION VALUE]',
  summary: 'Answer a question of a run; without a question, be asked all that are open',
  options: {
    because: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: CALLING.options.json,
    remote: CALLING.options.remote,
  },
  describes: {
    because: 'Why it is so, for the record: measured, read off the nameplate',
    'dry-run': 'Say what the answer would assert and what it reaches, and write nothing',
    json: CALLING.describes.json,
    remote: CALLING.describes.remote,
  },
  example: 'bver answer RUN QUESTION "12 kg"',
  async run(parsed, terminal) {
    const [runId, question, ...words] = parsed.positionals;
    if (runId === undefined || (question !== undefined && words.length === 0)) {
      throw new UsageError(
        'answer takes a run, a question and the answer to it; or a run.',
        'bver questions RUN lists what it asks; write for example bver answer RUN QUESTION "12 kg".',
      );
    }
    const { client } = await openClient(parsed, terminal);
    try {
      if (question === undefined) return await askAll(client, runId, terminal);
      const because = text(parsed, 'because');
      const outcome = (await client.call('questions.answer', {
        runId,
        questionId: await whole(client, runId, question),
        value: words.join(' '),
        dryRun: flag(parsed, 'dry-run'),
        ...(because === undefined ? {} : { justification: because }),
      })) as AnswerOutcome;
      if (flag(parsed, 'json')) terminal.out(`${JSON.stringify(outcome, null, 2)}\n`);
      else terminal.out(`${renderOutcome(outcome)}\n`);
      return 0;
    } finally {
      await client.close();
    }
  },
};

const openOf = async (client: Client, runId: string): Promise<QuestionResource[]> =>
  ((await client.call('questions.list', { runId, pageSize: 500 })) as { questions: QuestionResource[] }).questions;

/** The first characters of an id are enough where they are those of one question only. */
async function whole(client: Client, runId: string, given: string): Promise<string> {
  if (given.length >= 16) return given;
  const { questions } = (await client.call('questions.list', { runId, pageSize: 500, status: 'all' })) as {
    questions: QuestionResource[];
  };
  const found = questions.filter(({ questionId }) => questionId.startsWith(given));
  if (found.length > 1)
    throw new UsageError(`${given} begins the ids of ${found.length} questions.`, 'Write more of the id.');
  return found[0]?.questionId ?? given;
}

/** Asks a person every open question, and goes on to the next one where nothing is said. */
export async function askAll(client: Client, runId: string, terminal: Terminal): Promise<number> {
  const ask = prompt();
  if (!ask) {
    throw new UsageError(
      'There is nobody to ask: this is no terminal.',
      'Write bver answer RUN QUESTION VALUE; bver questions RUN lists the questions.',
    );
  }
  try {
    for (const { questionId, question, expects } of await openOf(client, runId)) {
      if (expects === undefined) continue;
      for (;;) {
        const value = await ask(`${question}\n  (${expects}; nothing to leave it open)\n> `);
        if (value === undefined || value.trim() === '') break;
        try {
          const outcome = (await client.call('questions.answer', { runId, questionId, value })) as AnswerOutcome;
          terminal.err(`${renderOutcome(outcome)}\n\n`);
          break;
        } catch (error) {
          terminal.err(`${error instanceof Error ? error.message : String(error)}\n`);
        }
      }
    }
    return 0;
  } finally {
    ask.close();
  }
}

function renderOutcome({ runId, outcome, answers, open, snapshot }: AnswerOutcome): string {
  const said = answers.map(
    ({ subject, path, words, readBy }) =>
      `${subject} ${path}: ${words}${readBy.length > 0 ? `, which is read by ${readBy.join(', ')}` : ''}`,
  );
  const left = open === 0 ? 'Nothing else is asked.' : `${open} questions are open.`;
  if (outcome === 'checked') return [...said, 'Nothing was written.'].join('\n');
  if (outcome === 'taken') return [...said, open === 0 ? 'The run goes on.' : left].join('\n');
  return [
    ...said,
    left,
    ...(snapshot === undefined
      ? []
      : [
          `It stands in snapshot ${snapshot}. To run the same again on it:`,
          `  bver refresh ${runId} --snapshot ${snapshot}`,
        ]),
  ].join('\n');
}
