import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Registry } from '../../primitives/index.ts';
import type { Client, StartRequest } from '../client/client.ts';
import type { Command, Parsed, Terminal } from '../command.ts';
import { CALLING, flag, text, texts } from '../command.ts';
import { execute } from '../execute.ts';
import { loadDocuments } from '../load-documents.ts';
import { openClient } from '../open-client.ts';
import { parametersOf } from '../parameters.ts';
import type { RunResource } from '../../api/system/run-resource.ts';
import { renderFindings } from '../render/findings.ts';
import { renderSaving } from '../render/saving.ts';
import { UsageError } from '../usage-error.ts';
import type { RunResult } from '../../api/run-result.ts';

interface ArtifactOfResult {
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
}

/** The whole study of one file, as its pack composes it. */
export const study: Command = {
  name: 'study',
  operands: 'FILE',
  summary: 'Study a file: read, complete, check, simulate, evaluate and report',
  options: {
    study: { type: 'string' },
    param: { type: 'string', multiple: true },
    ask: { type: 'boolean' },
    out: { type: 'string' },
    ...CALLING.options,
  },
  describes: {
    study:
      'The composition to run, NAME or NAME@RANGE (npm semver); the study of the pack that reads the file where not given',
    param: 'A parameter of the study, name=value',
    ask: 'Wait for answers to what the file does not say, and be asked them here',
    out: 'Write the artifacts (report, pictures) into this folder',
    ...CALLING.describes,
  },
  example: 'bver study FILE --out report/',
  async run(parsed, terminal) {
    const [file] = parsed.positionals;
    if (file === undefined || parsed.positionals.length > 1)
      throw new UsageError('study takes one file.', 'Write for example: bver study FILE.');
    const parameters = parametersOf(texts(parsed, 'param'));
    const { client, registry, documentLimit } = await openClient(parsed, terminal);
    try {
      const documents = loadDocuments(registry, file, documentLimit);
      const named = namedStudy(text(parsed, 'study')) ?? { operationId: studyFor(registry, path.basename(file)) };
      const json = flag(parsed, 'json');
      const { run, result } = await execute(
        client,
        { ...named, documents, parameters, ...(flag(parsed, 'ask') ? { questions: { wait: true } } : {}) },
        json ? { ...terminal, err: () => undefined } : terminal,
      );
      await writeArtifacts(client, result, parsed, terminal);
      if (json) terminal.out(`${JSON.stringify(result, null, 2)}\n`);
      else await show(client, run, result, terminal);
      return result.status === 'completed' ? 0 : 1;
    } finally {
      await client.close();
    }
  },
};

/** `NAME`, or `NAME@RANGE`. */
function namedStudy(said: string | undefined): Pick<StartRequest, 'operationId' | 'versionRange'> | undefined {
  if (said === undefined) return undefined;
  const at = said.indexOf('@');
  if (at < 0) return { operationId: said };
  const [operationId, versionRange] = [said.slice(0, at), said.slice(at + 1)];
  if (operationId !== '' && versionRange !== '') return { operationId, versionRange };
  throw new UsageError(`${said} names no version of a study.`, 'Write for example: --study NAME@^1.0.0.');
}

/** The study of the pack whose interpreter reads the file. */
function studyFor(registry: Registry, name: string): string {
  const pack = registry.packOf(registry.interpreterFor({ name, mediaType: '' }).name);
  const chosen = pack.sample?.composition ?? pack.compositions[0]?.name;
  if (chosen !== undefined) return chosen;
  throw new UsageError(`The pack ${pack.name} has no study.`, 'Name one with --study.');
}

/** Prints what the study wrote for a terminal, then its findings. */
async function show(client: Client, run: RunResource, result: RunResult, terminal: Terminal): Promise<void> {
  const texts = (result.artifacts as readonly ArtifactOfResult[]).filter(({ mediaType }) =>
    mediaType.startsWith('text/plain'),
  );
  for (const { digest } of texts)
    terminal.out(`${new TextDecoder().decode(await client.artifact(digest)).trimEnd()}\n\n`);
  const all = (await client.call('runs.findings', { runId: result.runId, pageSize: 1000 })) as {
    findings: RunResult['findings'];
  };
  terminal.out(`${renderFindings(all.findings, terminal.interactive)}\n\n${result.summary}\n`);
  const saving = renderSaving(run.metadata);
  terminal.err(`\nrun ${result.runId} on ${client.place}\nresults ${result.outputDigest}\n`);
  if (saving !== undefined) terminal.err(`${saving}\n`);
}

async function writeArtifacts(client: Client, result: RunResult, parsed: Parsed, terminal: Terminal): Promise<void> {
  const folder = text(parsed, 'out');
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const { digest, name } of result.artifacts as readonly ArtifactOfResult[]) {
    const file = path.join(folder, path.basename(name));
    writeFileSync(file, await client.artifact(digest));
    terminal.err(`wrote ${file}\n`);
  }
}
