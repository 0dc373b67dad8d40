import { z } from 'zod';
import { BverError, defineInterpreter, sourceKey, STRUCTURE } from '../../../primitives/index.ts';
import type { Assertion, Document } from '../../../primitives/index.ts';
import { FLOW_UNITS } from '../taxonomy/index.ts';
import { Diagnostics } from './inp/diagnostics.ts';
import { scan } from './inp/scan.ts';
import type { Scanned } from './inp/scan.ts';
import { SECTION_NAMES, sectionOf } from './inp/sections.ts';
import { findingsFrom } from './inp-model/findings.ts';
import { sectionsOf, writeModel } from './inp-model/index.ts';
import type { Sections } from './inp-model/index.ts';
import { Names } from './inp-model/names.ts';
import { readingOf } from './inp-model/options.ts';
import { READERS } from './inp-model/readers.ts';
import { Writer } from './inp-model/writer.ts';

const NAME = 'water.inp.interpret';
const VERSION = '1.0.0';
const LISTED = 1000;

const input = z.object({
  maximumBytes: z
    .number()
    .int()
    .positive()
    .default(50 * 1024 * 1024)
    .describe('Files above this size are refused.'),
});

const output = z.object({
  title: z.string().describe('What the file says it is; empty where it says nothing.'),
  flowUnits: z.string().describe('The flow unit that the file states, or EPANET’s own where it states none.'),
  elements: z.record(z.string(), z.number().int()).describe('Number of elements of each type.'),
  errors: z.number().int().describe('Places that were refused.'),
  warnings: z.number().int(),
});

/** An EPANET input file → assertions: what is written, each value quoting its place, and what was not understood. */
export const inpInterpreter = defineInterpreter({
  name: NAME,
  version: VERSION,
  title: 'Read an EPANET input file',
  description:
    'Reads a water distribution network written as an EPANET input file (.inp) and says what is in it: junctions, reservoirs, ' +
    'tanks, pipes, pumps, valves, demands, patterns, curves, controls and options, each value with the line and column it ' +
    'stands at, in SI. Flow units of both systems are understood. What is not understood comes back as findings with their ' +
    'place and what to do; nothing is left out in silence, and nothing that is not written is filled in. Water quality and ' +
    'the form of EPANET’s report are not read, and the findings say so.',
  basis: ['EPANET 2.2 User Manual (US EPA, EPA/600/R-20/133), appendix A and appendix C'],
  stability: 'stable',
  reads: { 'text/x-epanet-inp': ['.inp'] },
  input,
  output,
  readers: READERS,
  exposure: { visibility: 'listed' },
  execution: { class: 'compute' },
  callExamples: [
    {
      title: 'A reservoir that feeds two junctions',
      parameters: {},
      documents: {
        'two-junctions.inp':
          '[JUNCTIONS]\n a 12 5\n b 10 3 day\n[RESERVOIRS]\n spring 60\n[PIPES]\n 1 spring a 800 200 130\n' +
          ' 2 a b 400 150 130 0.5 Open\n[PATTERNS]\n day 0.8 1.2\n[OPTIONS]\n Units LPS\n[TIMES]\n Duration 2:00\n',
      },
    },
  ],
  interpret(documents, { maximumBytes }, context) {
    const [document, ...others] = documents;
    if (!document)
      throw new BverError('input.missing', { operation: NAME, what: 'a document', how: 'Give an .inp file.' });
    requireText(document, maximumBytes);
    const scanned = scan(document.bytes);
    if (scanned.blocks.length === 0) throw unreadable(document.name, 'it has no section', 'Give an EPANET input file.');
    context.throwIfCancelled();
    context.progress(0.3, `${scanned.blocks.length} sections found`);
    const diagnostics = new Diagnostics(LISTED);
    for (const { name } of others) diagnostics.add('inp.document.not-read', undefined, { text: name });
    reportRest(scanned, diagnostics);
    const sections = sectionsOf(scanned);
    const { flowUnits, formula } = readingOf((sections.get('OPTIONS') ?? []).flatMap(({ lines }) => lines));
    const source = sourceKey(document.digest);
    const writer = new Writer(source, namesOf(sections, diagnostics), FLOW_UNITS[flowUnits], diagnostics);
    const decoder = new TextDecoder();
    writeModel(writer, sections, formula, ({ offset, length }) =>
      decoder.decode(document.bytes.subarray(offset, offset + length)),
    );
    const { assertions } = writer;
    const said = diagnostics.list();
    const errors = said.filter(({ level }) => level === 'error').length;
    const warnings = said.filter(({ level }) => level === 'warning').length;
    const types = assertions.filter(({ path }) => path === STRUCTURE.type);
    const there = new Set(types.map(({ subject }) => subject));
    const { uri, digest, mediaType } = document;
    return {
      status: errors === 0 ? 'completed' : 'incomplete',
      summary: summaryOf(there.size, errors, warnings),
      payload: {
        title: String(writer.get('network', 'title')?.value ?? ''),
        flowUnits,
        elements: countsOf(types),
        errors,
        warnings,
      },
      assertions,
      sources: [{ uri, digest, mediaType }],
      findings: findingsFrom({ ruleId: NAME, ruleVersion: VERSION }, said, source, (subject) => there.has(subject)),
    };
  },
});

const unreadable = (name: string, problem: string, how: string): BverError =>
  new BverError('document.unreadable', { name, problem, how });

/** @throws BverError `document.unreadable`, `document.too-large` */
function requireText({ name, bytes }: Document, limit: number): void {
  if (bytes.length > limit) throw new BverError('document.too-large', { name, size: bytes.length, limit });
  if (bytes.length === 0) throw unreadable(name, 'it is empty', 'Check that it was saved and uploaded whole.');
  const binary = bytes.indexOf(0);
  if (binary >= 0) {
    const how = 'Save it as text in UTF-8 (in EPANET: File, Export, Network), or choose the right file.';
    throw unreadable(name, `it is not text: byte ${binary} is zero`, how);
  }
}

function namesOf(sections: Sections, diagnostics: Diagnostics): Names {
  const names = new Names();
  for (const [section, blocks] of sections) {
    for (const line of blocks.flatMap((block) => block.lines)) names.define(section, line, diagnostics);
  }
  return names;
}

/** What stands in no section, in an unknown one, or in one that hydraulics do not ask for. */
function reportRest({ blocks, before, after }: Scanned, diagnostics: Diagnostics): void {
  for (const line of before) diagnostics.add('inp.line.homeless', line);
  for (const { header, lines } of blocks) {
    const section = sectionOf(header.text);
    const data = { section: header.text, count: lines.length };
    if (!section) {
      const known = SECTION_NAMES.map((name) => `[${name}]`);
      diagnostics.add('inp.section.unknown', header, data, '', known);
    } else if (section.unused !== undefined && lines.length > 0)
      diagnostics.add('inp.section.not-used', header, { ...data, about: section.unused });
  }
  const [first] = after;
  if (first) diagnostics.add('inp.line.after-end', first, { count: after.length });
}

function countsOf(types: readonly Assertion[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { value } of types) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

function summaryOf(elements: number, errors: number, warnings: number): string {
  const troubles = errors + warnings === 0 ? 'everything understood' : `${errors} not understood, ${warnings} doubtful`;
  return `${elements} elements; ${troubles}.`;
}
