import { portId, STRUCTURE } from '../../../../primitives/index.ts';
import { Demand, Junction, Reservoir, Tank } from '../../taxonomy/index.ts';
import type { UnitSystem } from '../../taxonomy/index.ts';
import type { Ids } from './ids.ts';
import { written } from './values.ts';
import type { Values } from './values.ts';

export const junctionLines = (values: Values, ids: Ids, { length }: UnitSystem): string[] =>
  values.ofType(Junction).map((node) => `${ids.of(node)} ${values.need(node, 'elevation', length)}`);

/** One line for each demand. Without a pattern it is constant, because the default pattern of the file is none. */
export const demandLines = (values: Values, ids: Ids, { flow }: UnitSystem): string[] =>
  values.ofType(Demand).map((demand) => {
    const node = values.needText(portId(demand, 1), STRUCTURE.junction);
    const pattern = values.text(demand, 'pattern');
    const base = values.need(demand, 'baseDemand', flow);
    return `${ids.of(node)} ${base} ${pattern === undefined ? '' : ids.of(pattern)}`;
  });

export const reservoirLines = (values: Values, ids: Ids, { length }: UnitSystem): string[] =>
  values.ofType(Reservoir).map((node) => {
    const pattern = values.text(node, 'headPattern');
    return `${ids.of(node)} ${values.need(node, 'head', length)} ${pattern === undefined ? '' : ids.of(pattern)}`;
  });

export const tankLines = (values: Values, ids: Ids, { length, volume }: UnitSystem): string[] =>
  values.ofType(Tank).map((node) => {
    const curve = values.text(node, 'volumeCurve');
    return [
      ids.of(node),
      ...['elevation', 'initialLevel', 'minimumLevel', 'maximumLevel', 'diameter'].map((path) =>
        values.need(node, path, length),
      ),
      values.need(node, 'minimumVolume', volume),
      curve === undefined ? '*' : ids.of(curve),
      values.value(node, 'canOverflow') === true ? 'YES' : 'NO',
    ].join(' ');
  });

/** A coefficient is the flow at one unit of pressure: by the exponent from the pressure that the flow is stated at. */
export const emitterLines = (values: Values, ids: Ids, network: string, { flow, pressure }: UnitSystem): string[] =>
  values.ofType(Junction).flatMap((node) => {
    const at = values.number(node, 'emitterFlow');
    if (at === undefined || at === 0) return [];
    const ratio = pressure.toSi / Number(values.need(node, 'emitterPressure'));
    const exponent = Number(values.need(network, 'emitterExponent'));
    return [`${ids.of(node)} ${written(at * (ratio === 1 ? 1 : Math.exp(exponent * Math.log(ratio))), flow)}`];
  });
