import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { History } from '@temporalio/worker';
import { historyFromJson } from './history-json.ts';

/** Histories of real runs, in a folder for each version that recorded them; what was recorded once stays. */
export const HISTORIES = path.join(import.meta.dirname, 'histories');

interface StoredHistory {
  readonly name: string;
  readonly workflowId: string;
  readonly text: string;
  readonly history: History;
}

export const storedHistories = (folder = HISTORIES): readonly StoredHistory[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const history = historyFromJson(JSON.parse(text));
      const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
      return { name: file.replace('.json', ''), workflowId: started?.workflowId ?? file, text, history };
    });
