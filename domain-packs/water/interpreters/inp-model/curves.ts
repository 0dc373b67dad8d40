import type { Unit } from '../../../../primitives/index.ts';
import { one, percent } from '../../taxonomy/index.ts';
import type { Block } from '../inp/span.ts';
import { numbersAt, seriesOf } from './series.ts';
import type { Series } from './series.ts';
import type { Writer } from './writer.ts';

interface Use {
  readonly what: string;
  readonly x: string;
  readonly y: string;
}

/** By the path of a reference to a curve: what its points are. */
const USES: Readonly<Record<string, Use>> = {
  headCurve: { what: 'head curve of a pump', x: 'flows', y: 'heads' },
  headLossCurve: { what: 'head loss curve of a valve', x: 'flows', y: 'heads' },
  efficiencyCurve: { what: 'efficiency curve of a pump', x: 'flows', y: 'efficiencies' },
  volumeCurve: { what: 'volume curve of a tank', x: 'depths', y: 'volumes' },
};

/** `[CURVES]`: name, x, y. What the points are is known by who refers to the curve, so that comes first. */
export function writeCurves(writer: Writer, blocks: readonly Block[]): void {
  const uses = usesOf(writer);
  for (const series of seriesOf(writer, blocks)) {
    const { named, header } = series;
    const { subject, name, token } = named;
    writer.element(named, header);
    const use = uses.get(subject);
    if (use) writePoints(writer, series, use);
    else writer.diagnostics.add('inp.curve.not-used', token, { text: name }, subject);
  }
}

/** What each curve is used for; a second use of another kind is refused. */
function usesOf(writer: Writer): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  for (const { path, value, state } of writer.assertions) {
    const use = USES[path];
    if (!use || state !== 'stated') continue;
    const curve = String(value);
    const earlier = uses.get(curve);
    if (!earlier) uses.set(curve, use);
    else if (earlier.y !== use.y) {
      const data = { text: curve, first: earlier.what, second: use.what };
      writer.diagnostics.add('inp.curve.two-uses', undefined, data, curve);
    }
  }
  return uses;
}

function writePoints(writer: Writer, { named, header, lines }: Series, use: Use): void {
  const { flow, length, volume } = writer.units;
  const units: Readonly<Record<string, Unit>> = {
    flows: flow,
    heads: length,
    depths: length,
    volumes: volume,
    efficiencies: percent,
  };
  const { subject, name, token } = named;
  const element = `Curve ${name}`;
  for (const [path, position] of [
    [use.x, 1],
    [use.y, 2],
  ] as const) {
    const unit = units[path] ?? one;
    const tokens = lines.flatMap((line) => line.tokens[position] ?? []);
    const values = numbersAt(writer, tokens, element, subject);
    if (values && tokens.length === lines.length) {
      const inSi = values.map((value) => value * unit.toSi);
      writer.stated(subject, path, inSi, 'inp.numbers', tokens, unit);
      continue;
    }
    const data = { element, missing: 'value', position: position + 1 };
    if (values) writer.diagnostics.add('inp.line.too-short', token, data, subject);
    writer.unreadable(subject, path, lines[0] ?? header);
  }
  for (const extra of lines.flatMap((line) => line.tokens.slice(3)))
    writer.diagnostics.add('inp.word.unused', extra, { element, text: extra.text }, subject);
}
