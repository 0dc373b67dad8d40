import { z } from 'zod';
import type { Assertion, Finding } from '../../../primitives/index.ts';
import { defineInterpreter, sourceKey } from '../../../primitives/index.ts';
import { SMALL } from '../sample.ts';
import { READERS } from './readers.ts';
import { interpretLine } from './statement.ts';
import type { Word } from './words.ts';
import { wordsOf } from './words.ts';

const name = 'example.bookcase.interpret';
const version = '1.0.0';

const notUnderstood = (word: Word): Finding => ({
  ruleId: name,
  ruleVersion: version,
  kind: 'open',
  level: 'warning',
  focusNode: '',
  messageId: 'notUnderstood',
  arguments: { word: word.text },
  message: `${word.text} is not understood; its line was left out.`,
  used: [],
  restsOnAssumed: [],
  evidence: [word.evidence],
  fixes: [],
});

/** Reads a bookcase written down line by line: uprights, the boards between them, the books on the boards. */
export const bookcaseInterpreter = defineInterpreter({
  name,
  version,
  title: 'Read a bookcase',
  description: 'Reads a description of uprights, boards and books, and answers with the graph that it states.',
  basis: [],
  reads: { 'text/x-shelf': ['.shelf'] },
  readers: READERS,
  input: z.object({}),
  output: z.object({ lines: z.int(), notUnderstood: z.int() }),
  callExamples: [{ title: 'Two boards', parameters: {}, documents: SMALL }],
  interpret: (documents) => {
    const assertions = new Map<string, Assertion>();
    const findings: Finding[] = [];
    let lines = 0;
    for (const { bytes, digest } of documents) {
      for (const words of wordsOf(new TextDecoder().decode(bytes), sourceKey(digest))) {
        lines++;
        const line = interpretLine(words);
        if ('unknown' in line) findings.push(notUnderstood(line.unknown));
        else for (const said of line.assertions) assertions.set(`${said.subject} ${said.path}`, said);
      }
    }
    return {
      payload: { lines, notUnderstood: findings.length },
      summary: `${lines} lines read, ${findings.length} not understood.`,
      status: findings.length > 0 ? 'incomplete' : 'completed',
      assertions: [...assertions.values()],
      sources: documents.map(({ uri, digest, mediaType }) => ({ uri, digest, mediaType })),
      findings,
    };
  },
});
