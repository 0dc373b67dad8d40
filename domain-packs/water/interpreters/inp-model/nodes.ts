import { Junction, Reservoir, Tank } from '../../taxonomy/index.ts';
import type { DataLine } from '../inp/span.ts';
import type { Named } from './names.ts';
import { notNegative, positive, Row } from './row.ts';
import type { Writer } from './writer.ts';

/** `[JUNCTIONS]`: name, elevation, demand, pattern of the demand. The demand is said elsewhere. */
export function writeJunction(writer: Writer, line: DataLine, { subject, name }: Named): void {
  const row = new Row(writer, Junction, line, subject, `Junction ${name}`);
  row.require({ 2: 'elevation' });
  row.quantity(2, 'elevation', writer.units.length);
  row.end(4);
}

/** `[RESERVOIRS]`: name, head, pattern of the head. */
export function writeReservoir(writer: Writer, line: DataLine, { subject, name }: Named): void {
  const row = new Row(writer, Reservoir, line, subject, `Reservoir ${name}`);
  row.require({ 2: 'head' });
  row.quantity(2, 'head', writer.units.length);
  row.reference(row.at(3), 'headPattern', 'pattern');
  row.end(3);
}

/** `[TANKS]`: name, elevation of the bottom, levels, diameter, minimum volume, volume curve, whether it may overflow. */
export function writeTank(writer: Writer, line: DataLine, { subject, name }: Named): void {
  const { length, volume } = writer.units;
  const row = new Row(writer, Tank, line, subject, `Tank ${name}`);
  row.require({ 2: 'elevation', 3: 'initial level', 4: 'minimum level', 5: 'maximum level', 6: 'diameter' });
  row.quantity(2, 'elevation', length);
  row.quantity(3, 'initialLevel', length, notNegative);
  row.quantity(4, 'minimumLevel', length, notNegative);
  row.quantity(5, 'maximumLevel', length, notNegative);
  row.quantity(6, 'diameter', length, positive);
  row.quantity(7, 'minimumVolume', volume, notNegative);
  row.reference(row.at(8), 'volumeCurve', 'curve');
  row.flag(9, 'canOverflow');
  row.end(9);
}

/** `[EMITTERS]`: junction, flow at a pressure drop of one unit. */
export function writeEmitter(writer: Writer, line: DataLine): void {
  const [token] = line.tokens;
  const node = token && writer.names.find('node', token.text);
  if (!token || !node) {
    if (token) writer.unknown('An emitter', 'node', token, '');
    return;
  }
  const row = new Row(writer, Junction, line, node.subject, `Emitter at ${node.name}`);
  if (node.typeId !== Junction.typeId) {
    row.refuse('it stands at a reservoir or tank', 'the name of a junction');
    return;
  }
  row.require({ 2: 'coefficient' });
  if (!row.quantity(2, 'emitterFlow', writer.units.flow, notNegative)) return;
  // A coefficient is a flow at one psi, or at one metre of water: which of the two goes by the flow unit.
  const operands = [{ subject: node.subject, path: 'emitterFlow' }];
  writer.derived(node.subject, 'emitterPressure', writer.units.pressure.toSi, 'inp.emitter', operands);
  row.end(2);
}
