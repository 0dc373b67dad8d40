import assert from 'node:assert/strict';
import type { RunResource } from '../../api/system/run-resource.ts';
import { renderRun } from './run.ts';

const run: RunResource = {
  id: 'r',
  operation: 'example.study',
  version: '1.0.0',
  title: 'Bookcase study',
  subject: 'bookcase.shelf',
  done: false,
  status: 'running',
  progress: { share: 0.5, message: 'Creep' },
  metadata: {
    createdAt: '2026-01-01T00:00:00.000Z',
    workflowId: 'example.study/r',
    traceId: 't',
    steps: [
      {
        id: 'interpret',
        title: 'Read',
        primitive: 'example.shelf.interpret',
        version: '1.0.0',
        done: true,
        summary: '9 lines read.',
      },
      { id: 'creep', title: 'Creep', primitive: 'example.creep.simulate', version: '1.0.0', done: false },
    ],
  },
};

describe('a run, for a person', () => {
  it('shows its steps and how far it is', () => {
    const text = renderRun(run);
    assert.match(text, /^Bookcase study: bookcase\.shelf\nexample\.study 1\.0\.0, running/);
    assert.match(text, /interpret +example\.shelf\.interpret +done +9 lines read\./);
    assert.match(text, /50 %, Creep$/);
  });

  it('shows what became of the parts of a study that is more than a sequence', () => {
    const parts = [
      { id: 'cases', status: 'done' as const, branches: { total: 3, done: 2, failed: 1 } },
      { id: 'approve', status: 'skipped' as const, note: 'No board hangs too far.' },
    ];
    const text = renderRun({ ...run, metadata: { ...run.metadata, parts } });
    assert.match(text, /^cases +done +2 of 3 done, 1 failed/m);
    assert.match(text, /^approve +skipped +No board hangs too far\.$/m);
    assert.doesNotMatch(renderRun(run), /branches/);
  });

  it('shows what came of it, or what went wrong and what to do', () => {
    const response = { summary: 'It holds.', outputDigest: 'f00' };
    assert.match(renderRun({ ...run, response }), /It holds\.\nresults f00$/);
    const error = {
      code: 'run.cancelled',
      title: '',
      detail: 'It was cancelled.',
      remedy: 'Start it again.',
      errors: [],
    };
    assert.match(renderRun({ ...run, error }), /It was cancelled\.\n {2}→ Start it again\.$/);
  });
});
