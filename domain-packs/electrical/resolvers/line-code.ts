import { z } from 'zod';
import { defineResolver, nearest } from '../../../primitives/index.ts';
import type {
  Assertion,
  Change,
  Finding,
  GraphReader,
  OpenQuestion,
  Resolution,
  Value,
} from '../../../primitives/index.ts';
import { CONDUCTORS, Line, LineCode, LineGeometry } from '../taxonomy/index.ts';

const NAME = 'electrical.line-code.resolve';
const VERSION = '1.0.0';

const SEQUENCE = ['r1', 'x1', 'r0', 'x0', 'c1', 'c0'] as const;
const MATRICES = ['rMatrix', 'xMatrix', 'cMatrix'] as const;
const RATINGS = ['normalRating', 'emergencyRating'] as const;

const COMPARISONS = 200_000;

const output = z.object({
  lines: z.number().int().describe('Lines that refer to a line code or a geometry.'),
  values: z.number().int().describe('Values that lines take over from there.'),
  unknown: z.number().int().describe('Lines that refer to something that does not exist.'),
  conflicts: z.number().int().describe('Lines whose own number of phases is not that of what they refer to.'),
});

/** Binds lines to what they refer to: number of phases, ratings, and impedances that a line states in part. */
export const lineCodeResolver = defineResolver({
  name: NAME,
  version: VERSION,
  title: 'Bind lines to their line codes and geometries',
  description:
    'Lets every line take over what its line code or geometry says and it does not say itself: the number of phases, the ratings, and the rest of ' +
    'an impedance that it states in part. Asks about references to what does not exist, and decides where the numbers of phases differ.',
  basis: ['OpenDSS Manual (EPRI), “Line”, property LineCode'],
  input: z.object({}),
  output,
  resolve(graph, _parameters, context) {
    const binding = new Binding(graph);
    for (const line of graph.ofType(Line)) {
      context.throwIfCancelled();
      const target = graph.text(line, 'lineCode') ?? graph.text(line, 'geometry');
      if (target !== undefined) binding.bind(line, target);
    }
    const { changes, resolutions, findings, questions, lines } = binding;
    const unknown = questions.length;
    const conflicts = findings.length - unknown + resolutions.length;
    const summary =
      `${lines} lines bound, ${changes.length} values taken over` +
      (unknown > 0 ? `; ${unknown} references lead nowhere.` : '.');
    return {
      payload: { lines, values: changes.length, unknown, conflicts },
      summary,
      changes,
      resolutions,
      findings,
      openQuestions: questions,
    };
  },
});

class Binding {
  readonly graph: GraphReader;
  readonly changes: Change[] = [];
  readonly resolutions: Resolution[] = [];
  readonly findings: Finding[] = [];
  readonly questions: OpenQuestion[] = [];
  lines = 0;

  constructor(graph: GraphReader) {
    this.graph = graph;
  }

  bind(line: string, target: string): void {
    const type = this.graph.typeOf(target);
    if (type === undefined) {
      this.#ask(line, target);
      return;
    }
    this.lines++;
    this.#phases(line, target);
    for (const path of RATINGS) this.#takeOver(line, path, target);
    if (type === LineGeometry.typeId) this.#ratingOfWires(line, target);
    else this.#rest(line, target);
  }

  /** A line has the phases of its line code; a line that says so differently is decided by its terminals. */
  #phases(line: string, target: string): void {
    const own = this.graph.assertion(line, 'phaseCount');
    const theirs = this.graph.assertion(target, 'phaseCount');
    if (!theirs || theirs.state === 'absent') return;
    if (!own) this.#takeOver(line, 'phaseCount', target);
    else if (own.state !== 'absent' && own.value !== theirs.value) {
      const [port = ''] = this.graph.portsOf(line);
      const conductors = this.graph.value(port, CONDUCTORS);
      const connected = Array.isArray(conductors) ? conductors.length : undefined;
      if (connected === undefined || connected === theirs.value) this.#decide(line, target, own, theirs);
      else this.#report(line, target, own.value, theirs.value);
    }
  }

  #decide(line: string, target: string, own: Assertion, theirs: Assertion): void {
    this.#derive(line, 'phaseCount', theirs.value, target);
    this.resolutions.push({
      subject: line,
      path: 'phaseCount',
      chosen: String(theirs.value),
      rejected: [String(own.value)],
      rule: 'opendss.phases-of-line-code',
      justification: `In OpenDSS a line takes the number of phases of ${this.graph.nameOf(target)}, and its terminals do not say otherwise.`,
    });
  }

  #report(line: string, target: string, own: Value, theirs: Value): void {
    const name = this.graph.nameOf(line);
    const given = { line: name, own: String(own), target: this.graph.nameOf(target), theirs: String(theirs) };
    this.findings.push({
      ...this.#finding(line, 'phaseCount', 'phasesDiffer', given),
      kind: 'fail',
      level: 'error',
      message: `Line ${name} has ${given.own} phases, and ${given.target}, which it refers to, has ${given.theirs}.`,
      remedy: 'Refer to a line code with as many phases as the line has conductors.',
      used: [
        { subject: line, path: 'phaseCount' },
        { subject: target, path: 'phaseCount' },
      ],
    });
  }

  #ask(line: string, target: string): void {
    const near = this.#near(target);
    const path = this.graph.text(line, 'lineCode') === undefined ? 'geometry' : 'lineCode';
    const expectedAt = this.graph.assertion(line, path)?.evidence ?? [];
    const name = this.graph.nameOf(line);
    this.questions.push({
      subject: line,
      path,
      question: `Which line code does line ${name} have? There is no ${target}.`,
      expectedAt,
    });
    this.findings.push({
      ...this.#finding(line, path, 'unknownReference', { line: name, target, near: near.join(', ') }),
      kind: 'open',
      level: 'error',
      message: `Line ${name} refers to ${target}, which does not exist.`,
      remedy: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Define it, or refer to another one.',
      used: [{ subject: line, path }],
    });
  }

  /** What may have been meant; not searched for without end where many references lead nowhere. */
  #near(target: string): string[] {
    const candidates = [...this.graph.ofType(LineCode), ...this.graph.ofType(LineGeometry)];
    return candidates.length * this.questions.length > COMPARISONS ? [] : nearest(target, candidates);
  }

  #finding(line: string, resultPath: string, messageId: string, given: Readonly<Record<string, string>>) {
    const evidence = this.graph.assertion(line, resultPath)?.evidence ?? [];
    return {
      ruleId: NAME,
      ruleVersion: VERSION,
      focusNode: line,
      resultPath,
      messageId,
      arguments: given,
      restsOnAssumed: [],
      evidence,
      fixes: [],
    };
  }

  /** An impedance that the line states in part: the rest is its line code's, where that says it in the same way. */
  #rest(line: string, code: string): void {
    for (const paths of [SEQUENCE, MATRICES]) {
      if (!paths.some((path) => this.graph.assertion(line, path))) continue;
      for (const path of paths) this.#takeOver(line, path, code);
    }
  }

  /** A geometry without a rating bears what the weakest of its phase conductors bears. */
  #ratingOfWires(line: string, geometry: string): void {
    if (this.graph.assertion(line, 'normalRating') || this.graph.assertion(geometry, 'normalRating')) return;
    const wires = this.graph.value(geometry, 'wires');
    const count = this.graph.number(geometry, 'phaseCount') ?? 0;
    if (!Array.isArray(wires) || count < 1) return;
    const phases = [...new Set((wires as readonly string[]).slice(0, count))];
    const ratings = phases.map((wire) => this.graph.number(wire, 'normalRating'));
    if (ratings.length === 0 || ratings.some((rating) => rating === undefined)) return;
    const operands = [
      ...phases.map((subject) => ({ subject, path: 'normalRating' })),
      { subject: geometry, path: 'wires' },
    ];
    this.#assert(line, 'normalRating', Math.min(...ratings.map(Number)), operands, 'least-rating');
  }

  #takeOver(line: string, path: string, target: string): void {
    const theirs = this.graph.assertion(target, path);
    if (theirs && theirs.state !== 'absent' && !this.graph.assertion(line, path))
      this.#derive(line, path, theirs.value, target);
  }

  #derive(line: string, path: string, value: Value, target: string): void {
    const reference = this.graph.text(line, 'lineCode') === undefined ? 'geometry' : 'lineCode';
    this.#assert(
      line,
      path,
      value,
      [
        { subject: line, path: reference },
        { subject: target, path },
      ],
      NAME,
    );
  }

  #assert(
    subject: string,
    path: string,
    value: Value,
    wasDerivedFrom: Assertion['wasDerivedFrom'],
    method: string,
  ): void {
    const assertion = {
      subject,
      path,
      value,
      state: 'derived',
      method,
      evidence: [],
      wasDerivedFrom,
      confidence: 1,
    } as const;
    this.changes.push({ op: 'assert', assertion });
  }
}
