import { z } from 'zod';
import { defineInterpreter, sourceKey } from '../../../primitives/index.ts';
import type { Document } from '../../../primitives/index.ts';
import { findingsFrom } from './opendss-model/findings.ts';
import { writeModel } from './opendss-model/index.ts';
import { MODEL_MESSAGES } from './opendss-model/messages.ts';
import { READERS } from './opendss-model/readers.ts';
import { Writer } from './opendss-model/writer.ts';
import { Diagnostics, readOpenDss, referredFiles } from './opendss/index.ts';
import type { Script } from './opendss/index.ts';

const NAME = 'electrical.opendss.interpret';
const VERSION = '1.0.0';
const LISTED = 1000;

const input = z.object({
  entry: z.string().optional().describe('Name of the main script; the first document unless given.'),
  maximumBytes: z
    .number()
    .int()
    .positive()
    .default(20 * 1024 * 1024)
    .describe('Files above this size are refused.'),
});

const output = z.object({
  circuit: z.string().describe('Name of the circuit; empty when the script defines none.'),
  elements: z.record(z.string(), z.number().int()).describe('Number of elements of each class of OpenDSS.'),
  statements: z.number().int(),
  files: z.array(z.string()).describe('Files that were read, in order.'),
  errors: z.number().int().describe('Statements or values that were refused.'),
  warnings: z.number().int(),
});

/** OpenDSS scripts → assertions: what is written, each value quoting its place, and what was not understood. */
export const opendssInterpreter = defineInterpreter({
  name: NAME,
  version: VERSION,
  title: 'Read an OpenDSS script',
  description:
    'Reads a distribution feeder written as an OpenDSS script, with the files it redirects to, and says what is in it: ' +
    'lines, transformers, loads and so on, each value with the line and column it stands at. Give the main script first. ' +
    'What is not understood comes back as findings with their place and what was expected there; nothing is left out in silence, ' +
    'and nothing that is not written is filled in.',
  basis: [
    'OpenDSS Manual (EPRI), “Scripting” and “Circuit element models”',
    'OpenDSS 9.8 (order and defaults of properties)',
  ],
  reads: { 'text/x-opendss': ['.dss'] },
  input,
  output,
  readers: READERS,
  exposure: { visibility: 'listed' },
  execution: { class: 'compute' },
  callExamples: [
    {
      title: 'A source and a load',
      parameters: {},
      documents: {
        'two-bus.dss':
          'new circuit.example basekv=12.47\n' +
          'new line.feeder bus1=sourcebus.1.2.3 bus2=end.1.2.3 length=2 units=km r1=0.2 x1=0.4 r0=0.6 x0=1.2 c1=10 c0=5\n' +
          'new load.mill bus1=end.1.2.3 phases=3 kv=12.47 kw=800 pf=0.92\n' +
          'set voltagebases=[12.47]\n',
      },
    },
  ],
  includes: (document) => referredFiles(new TextDecoder('windows-1252').decode(document.bytes)),
  interpret(documents, { entry, maximumBytes }, context) {
    const sources = documents.map(({ name, bytes }) => ({ name, content: bytes }));
    const main = entry ?? documents[0]?.name;
    const script = readOpenDss(sources, {
      ...(main === undefined ? {} : { entry: main }),
      maximumBytes,
      maximumDiagnosticsPerCode: LISTED,
    });
    context.throwIfCancelled();
    context.progress(0.5, `${script.elements.length} elements read`);
    const diagnostics = new Diagnostics(MODEL_MESSAGES, LISTED, script.files);
    const keys = documents.map(({ digest }) => sourceKey(digest));
    const writer = new Writer(script, keys, diagnostics);
    writeModel(writer, script);
    const said = [...script.diagnostics, ...diagnostics.list()];
    const errors = said.filter(({ level }) => level === 'error').length;
    const warnings = said.filter(({ level }) => level === 'warning').length;
    return {
      status: errors === 0 ? 'completed' : 'incomplete',
      summary: summaryOf(script, errors, warnings),
      payload: {
        circuit: script.circuit?.name ?? '',
        elements: countsOf(script),
        statements: script.statements,
        files: script.read.map((index) => script.files[index] ?? ''),
        errors,
        warnings,
      },
      assertions: writer.assertions,
      sources: sourcesOf(script, documents),
      findings: findingsFrom({ ruleId: NAME, ruleVersion: VERSION }, said, script, documents),
    };
  },
});

function countsOf({ elements }: Script): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { class: definition } of elements) counts[definition.name] = (counts[definition.name] ?? 0) + 1;
  return counts;
}

function sourcesOf({ read }: Script, documents: readonly Document[]) {
  const used = new Set(read);
  return documents
    .filter((_, index) => used.has(index))
    .map(({ uri, digest, mediaType }) => ({ uri, digest, mediaType }));
}

function summaryOf({ circuit, elements, read }: Script, errors: number, warnings: number): string {
  const what = circuit ? `Circuit ${circuit.name}` : 'No circuit';
  const troubles = errors + warnings === 0 ? 'everything understood' : `${errors} not understood, ${warnings} doubtful`;
  return `${what}: ${elements.length} elements from ${read.length} ${read.length === 1 ? 'file' : 'files'}; ${troubles}.`;
}
