import { STRUCTURE } from '../../../../primitives/index.ts';
import type { AssertionReference, Finding, GraphReader } from '../../../../primitives/index.ts';
import { ERRORS, UNKNOWN, WARNINGS } from '../../engine/codes.ts';
import type { EpanetError } from '../../engine/codes.ts';
import type { InputFile } from '../../engine/input-file/index.ts';
import { NAME, VERSION } from './identity.ts';

type Said = Pick<Finding, 'kind' | 'level' | 'messageId' | 'arguments' | 'message'> & Partial<Finding>;

const finding = (said: Said): Finding => ({
  ruleId: NAME,
  ruleVersion: VERSION,
  focusNode: '',
  used: [],
  restsOnAssumed: [],
  evidence: [],
  fixes: [],
  ...said,
});

/** What the simulation cannot do without: nobody states it, or what stands there could not be read. */
export const missingFindings = (missing: readonly AssertionReference[], graph: GraphReader): Finding[] =>
  missing.map(({ subject, path }) => {
    const what = whatIs(graph, subject, path);
    const written = graph.assertion(subject, path)?.evidence ?? [];
    const [problem, remedy] =
      written.length > 0
        ? ['what is written there could not be read', 'Correct it in the source; the interpreter says what is wrong.']
        : ['nothing states it', 'State it in the source, or let water.defaults.resolve assume what may be assumed.'];
    return finding({
      kind: 'open',
      level: 'error',
      focusNode: subject,
      resultPath: path,
      messageId: 'missing',
      arguments: { path, element: graph.nameOf(graph.nodeOf(subject)) },
      message: `The simulation needs ${what}, and ${problem}.`,
      remedy,
      evidence: written,
    });
  });

/** `the length of pipe 5`, `the node at end 2 of pump 9`. */
function whatIs(graph: GraphReader, subject: string, path: string): string {
  const node = path === STRUCTURE.junction ? graph.nodeOf(subject) : subject;
  const type = (graph.typeOf(node) ?? '').replace(/^.*\./, '').toLowerCase();
  const element = type === 'network' || type === '' ? 'the network' : `${type} ${graph.nameOf(node)}`;
  if (path === STRUCTURE.junction)
    return `the node at end ${subject.slice(subject.lastIndexOf('#') + 1)} of ${element}`;
  return `the ${path.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} of ${element}`;
}

/** An error of EPANET, as what its report says of it: about the element that the report names, where it names one. */
export function refusalFindings(error: EpanetError, { ids, values }: InputFile): Finding[] {
  const swapped = (all: ReadonlyMap<string, string>) => new Map([...all].map(([subject, id]) => [id, subject]));
  const [nodes, links] = [swapped(ids.nodes), swapped(ids.links)];
  const details = error.details.length > 0 ? error.details : [{ code: error.code, text: '', section: '', words: [] }];
  return details.map(({ code, text, section, words }) => {
    const { meaning, remedy } = ERRORS[code] ?? UNKNOWN;
    const known = LINK_SECTIONS.has(section) || /\b(link|pipe|pump|valve)\b/i.test(text) ? links : nodes;
    const subject = words.map((word) => known.get(word.replace(/[:.,]$/, ''))).find((each) => each !== undefined);
    return finding({
      kind: 'fail',
      level: 'error',
      focusNode: subject ?? '',
      messageId: `epanet.${code}`,
      arguments: { code: String(code), report: text },
      message: `EPANET error ${code}: ${meaning}${text === '' ? '' : ` (“${text}”)`}.`,
      remedy,
      evidence:
        subject === undefined ? [] : (values.graph.assertion(subject, STRUCTURE.type)?.evidence.slice(0, 1) ?? []),
    });
  });
}

/** Sections whose lines begin with a link, or are about one. */
const LINK_SECTIONS: ReadonlySet<string> = new Set(['PIPES', 'PUMPS', 'VALVES', 'STATUS', 'CONTROLS', 'ENERGY']);

/** The engine found what is no number. */
export const notFinite = (time: number): Finding =>
  finding({
    kind: 'fail',
    level: 'error',
    messageId: 'notFinite',
    arguments: { time: hours(time) },
    message: `At ${hours(time)} the engine’s answer is not a finite number.`,
    remedy: 'Look for lengths, diameters, roughnesses or demands that are zero or far off.',
  });

/** A warning that came at one or more times. */
export interface WarningCount {
  readonly code: number;
  steps: number;
  readonly first: number;
}

/** A warning of EPANET; without balance there is no answer, which is worse than a doubtful one. */
export const warningFindings = (warnings: readonly WarningCount[]): Finding[] =>
  warnings.map(({ code, steps, first }) => {
    const { meaning, remedy } = WARNINGS[code] ?? UNKNOWN;
    const times = steps === 1 ? `at ${hours(first)}` : `at ${steps} times, first at ${hours(first)}`;
    return finding({
      kind: 'fail',
      level: code === 1 ? 'error' : 'warning',
      messageId: `epanet.${code}`,
      arguments: { code: String(code), steps: String(steps), first: hours(first) },
      message: `EPANET warning ${code} ${times}: ${meaning}.`,
      remedy,
    });
  });

const hours = (seconds: number): string =>
  `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')} h`;
