import { BverError, isTerminal } from '../../primitives/index.ts';
import type { RunRecord } from '../store/records.ts';

/** The run does not wait for what somebody tells it. */
export const notWaiting = ({ runId, status }: RunRecord, what: string, detail?: string): BverError =>
  new BverError('run.not-waiting', {
    runId,
    status,
    what,
    how: isTerminal(status)
      ? 'It has ended, and nothing is waited for any more. What it left open can be answered for another run (questions.answer).'
      : `${detail === undefined ? '' : `${detail} `}Look at the run: waitingFor says what it waits for.`,
  });
