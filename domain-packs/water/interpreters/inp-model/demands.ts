import { STRUCTURE } from '../../../../primitives/index.ts';
import { Demand, Junction } from '../../taxonomy/index.ts';
import type { DataLine } from '../inp/span.ts';
import { Row } from './row.ts';
import { subjectOf } from './readers.ts';
import type { Writer } from './writer.ts';

/**
 * What is drawn at the junctions. A junction's line states one demand; lines of `[DEMANDS]` for the same junction take its place,
 * and there may be several.
 */
export function writeDemands(writer: Writer, junctions: readonly DataLine[], demands: readonly DataLine[]): void {
  const count = new Map<string, number>();
  const first = new Map<string, DataLine>();
  for (const line of demands) {
    const node = junctionOf(writer, line);
    if (node === undefined) continue;
    if (!first.has(node)) first.set(node, line);
    count.set(node, (count.get(node) ?? 0) + 1);
    writeDemand(writer, line, node, count.get(node) ?? 1, 2);
  }
  for (const line of junctions) {
    const node = line.tokens[0]?.text ?? '';
    const demand = line.tokens[2];
    if (!demand || demand.text === '*' || !writer.names.definedBy(line)) continue;
    const later = first.get(node);
    if (!later) writeDemand(writer, line, node, 1, 3);
    else {
      const data = { element: `Junction ${node}`, what: 'demand', line: later.line };
      writer.diagnostics.add('inp.value.superseded', demand, data, subjectOf(Junction.typeId, node));
    }
  }
}

/** The name of the junction that the line begins with. */
function junctionOf(writer: Writer, line: DataLine): string | undefined {
  const [token] = line.tokens;
  if (!token) return undefined;
  const node = writer.names.find('node', token.text);
  if (node?.typeId === Junction.typeId) return token.text;
  if (!node) writer.unknown('A demand', 'node', token, '');
  else
    new Row(writer, Demand, line, '', `Demand at ${token.text}`).refuse(
      'it stands at a reservoir or tank',
      'the name of a junction',
    );
  return undefined;
}

/** @param position of the demand in the line; its pattern follows */
function writeDemand(writer: Writer, line: DataLine, node: string, sequence: number, position: number): void {
  const subject = subjectOf(Demand.typeId, `${node}.${sequence}`);
  const row = new Row(writer, Demand, line, subject, `Demand of ${node}`);
  row.require({ [position]: 'demand' });
  row.quantity(position, 'baseDemand', writer.units.flow);
  const said = writer.get(subject, 'baseDemand');
  if (said?.state !== 'stated') return;
  const [token] = line.tokens;
  if (token) writer.port(subject, 1, token, `Demand of ${node}`);
  writer.derived(subject, STRUCTURE.type, Demand.typeId, 'inp.demand', [{ subject, path: 'baseDemand' }]);
  row.reference(row.at(position + 1), 'pattern', 'pattern');
  if (position === 2) row.end(3);
}
