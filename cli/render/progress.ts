import type { RunResource } from '../../api/system/run-resource.ts';
import type { Terminal } from '../command.ts';

const WIDTH = 24;

/** Shows a run as it goes: one line that is rewritten for a person, one line a step for a log. */
export function createProgress(terminal: Terminal): { show(run: RunResource): void; end(): void } {
  const started = Date.now();
  const said = new Set<string>();
  let shown = false;
  return {
    show(run) {
      const done = run.metadata.steps.filter((step) => step.done);
      if (!terminal.interactive) {
        for (const step of done) {
          if (!said.has(step.id)) terminal.err(`${step.id}: ${step.summary ?? 'done'}${savedBy(step)}\n`);
          said.add(step.id);
        }
        return;
      }
      for (const step of done) {
        if (said.has(step.id)) continue;
        said.add(step.id);
        terminal.err(`\r\u001b[K  \u001b[32m✓\u001b[0m ${step.id.padEnd(16)} ${step.summary ?? ''}${savedBy(step)}\n`);
      }
      const { share, message } = run.progress;
      const filled = Math.round(share * WIDTH);
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      const line = `  ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${String(Math.round(share * 100)).padStart(3)} %  ${message}  ${seconds} s`;
      // A line that wraps could not be rewritten: only its last row would be cleared.
      terminal.err(`\r\u001b[K${line.slice(0, (terminal.columns?.() ?? Infinity) - 1)}`);
      shown = true;
    },
    end() {
      if (shown) terminal.err('\r\u001b[K');
    },
  };
}

type Step = RunResource['metadata']['steps'][number];

/** Says where a result was taken from that was not computed. */
const savedBy = ({ memo }: Step): string => (memo?.result === 'reused' ? ` (reused from run ${memo.runId})` : '');
