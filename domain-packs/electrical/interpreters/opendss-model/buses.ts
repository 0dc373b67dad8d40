import { Bus } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { BusCoordinate, BusVoltageBase, Script } from '../opendss/index.ts';
import { rulesFor } from './rules.ts';
import type { Writer } from './writer.ts';

const { path: BASE } = rulesFor(Bus).quantity('baseVoltage', u.kilovolt);

/** What is said about buses beside the elements that are connected to them: coordinates and voltage bases. */
export function writeBuses(writer: Writer, { coordinates, busVoltageBases }: Script): void {
  const placed = new Map<string, BusCoordinate>(coordinates.map((each) => [each.bus.toLowerCase(), each]));
  for (const [bus, { x, y, xSpan, ySpan }] of placed) {
    if (!writer.hasBus(bus)) continue;
    writer.stated(`bus.${bus}`, 'x', x, 'opendss.number', [xSpan]);
    writer.stated(`bus.${bus}`, 'y', y, 'opendss.number', [ySpan]);
  }
  const bases = new Map<string, BusVoltageBase>(busVoltageBases.map((each) => [each.bus.toLowerCase(), each]));
  for (const [bus, { kilovolts, lineToLine }] of bases) {
    if (!writer.hasBus(bus) || typeof kilovolts.value !== 'number') continue;
    const value = kilovolts.value * u.kilovolt.toSi * (lineToLine ? 1 : Math.sqrt(3));
    const method = lineToLine ? 'opendss.number' : 'opendss.line-to-neutral';
    writer.stated(`bus.${bus}`, BASE, value, method, [kilovolts.span], u.kilovolt.ucum);
  }
}
