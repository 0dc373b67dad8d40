import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BundleVerification, ImportedBundle } from '../../api/system/bundles.ts';
import { toVerification } from '../../api/system/bundles.ts';
import type { RunBundle } from '../../api/system/run-bundle.ts';
import { BverError } from '../../primitives/index.ts';
import type { Command, Parsed, Terminal } from '../command.ts';
import { CALLING, flag, text } from '../command.ts';
import { openClient } from '../open-client.ts';
import { renderVerification } from '../render/verification.ts';
import { UsageError } from '../usage-error.ts';

type Verb = (operand: string, parsed: Parsed, terminal: Terminal) => Promise<number>;

/** A run as one file: made, checked without any server, and taken in elsewhere. */
export const bundle: Command = {
  name: 'bundle',
  operands: 'export RUN | verify FILE | import FILE',
  summary: 'Pack a run into one file, verify such a file offline, take it into this BVER',
  options: { json: CALLING.options.json, remote: CALLING.options.remote, out: { type: 'string' } },
  describes: {
    json: CALLING.describes.json,
    remote: CALLING.describes.remote,
    out: 'export: the file to write',
  },
  example: 'bver bundle export RUN --out run.bver.zip',
  async run(parsed, terminal) {
    const [verb = '', operand, ...more] = parsed.positionals;
    const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!run || operand === undefined || more.length > 0) {
      throw new UsageError(
        'bundle takes export RUN, verify FILE or import FILE.',
        'bver help bundle shows an example.',
      );
    }
    return run(operand, parsed, terminal);
  },
};

const exportRun: Verb = async (runId, parsed, terminal) => {
  const { client } = await openClient(parsed, terminal);
  try {
    const made = (await client.call('runs.bundle', { runId })) as RunBundle;
    const file = text(parsed, 'out') ?? made.name;
    writeFileSync(file, await client.artifact(made.digest));
    const { calls, documents, snapshots, contents, history } = made.holds;
    const holds = `${calls} calls, ${documents} documents, ${snapshots} snapshots, ${contents} contents`;
    terminal.out(
      flag(parsed, 'json')
        ? `${JSON.stringify({ ...made, file }, null, 2)}\n`
        : `${file}: ${made.size} bytes, sha256:${made.digest}\n${holds}, ${history ? 'with' : 'without'} a workflow history\n`,
    );
    return 0;
  } finally {
    await client.close();
  }
};

/** Neither a server nor a database: the file alone, and the packs that are loaded here. */
const verifyFile: Verb = async (file, parsed, terminal) => {
  const bytes = readFile(file);
  const { offlineParts } = await import('../client/offline-parts.ts');
  const { verifyBundle } = await import('../../runtime/bundle/verify-bundle.ts');
  const verified = toVerification(await verifyBundle(bytes, await offlineParts()));
  show(verified, parsed, terminal, verified);
  return verified.valid ? 0 : 1;
};

const importFile: Verb = async (file, parsed, terminal) => {
  const bytes = readFile(file);
  const { client } = await openClient(parsed, terminal);
  try {
    const digest = await client.upload({ name: path.basename(file), bytes });
    const answer = (await client.call('bundles.import', { digest })) as ImportedBundle;
    show(answer.verification, parsed, terminal, answer);
    if (!flag(parsed, 'json')) {
      const how = answer.imported ? 'was imported' : 'was there already, the very same';
      terminal.out(`Run ${answer.runId} ${how}.\n`);
    }
    return 0;
  } finally {
    await client.close();
  }
};

const VERBS: Readonly<Record<string, Verb>> = { export: exportRun, verify: verifyFile, import: importFile };

function show(verified: BundleVerification, parsed: Parsed, terminal: Terminal, answer: unknown): void {
  terminal.out(flag(parsed, 'json') ? `${JSON.stringify(answer, null, 2)}\n` : `${renderVerification(verified)}\n`);
}

function readFile(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new BverError('document.unreadable', { name: file, problem, how: 'Check the path and the permissions.' });
  }
}
