import { portId, STRUCTURE } from '../../../../primitives/index.ts';
import { LINK_TYPES, Pipe, Pump, Valve } from '../../taxonomy/index.ts';
import type { UnitSystem } from '../../taxonomy/index.ts';
import type { Ids } from './ids.ts';
import type { Values } from './values.ts';

/** The nodes at port 1 and port 2, by subject. */
export const endsOf = (values: Values, link: string): readonly [string, string] => [
  values.needText(portId(link, 1), STRUCTURE.junction),
  values.needText(portId(link, 2), STRUCTURE.junction),
];

const begin = (values: Values, ids: Ids, link: string): string =>
  [link, ...endsOf(values, link)].map((each) => ids.of(each)).join(' ');

const ROUGHNESS: Readonly<Record<string, string>> = {
  'D-W': 'roughnessHeight',
  'C-M': 'manning',
  'H-W': 'hazenWilliams',
};

export const pipeLines = (values: Values, ids: Ids, units: UnitSystem, formula: string): string[] =>
  values.ofType(Pipe).map((pipe) => {
    const roughness = ROUGHNESS[formula] ?? 'hazenWilliams';
    const status = values.value(pipe, 'checkValve') === true ? 'CV' : values.needText(pipe, 'initialStatus');
    return [
      begin(values, ids, pipe),
      values.need(pipe, 'length', units.length),
      values.need(pipe, 'diameter', units.diameter),
      values.need(pipe, roughness, formula === 'D-W' ? units.roughnessHeight : undefined),
      values.need(pipe, 'minorLoss'),
      status,
    ].join(' ');
  });

export const pumpLines = (values: Values, ids: Ids, { power }: UnitSystem): string[] =>
  values.ofType(Pump).map((pump) => {
    const curve = values.text(pump, 'headCurve');
    const pattern = values.text(pump, 'speedPattern');
    const drive = curve === undefined ? `POWER ${values.need(pump, 'power', power)}` : `HEAD ${ids.of(curve)}`;
    const speed = `SPEED ${values.need(pump, 'speed')}`;
    return `${begin(values, ids, pump)} ${drive} ${speed} ${pattern === undefined ? '' : `PATTERN ${ids.of(pattern)}`}`;
  });

export const valveLines = (values: Values, ids: Ids, units: UnitSystem): string[] =>
  values.ofType(Valve).map((valve) => {
    const kind = values.needText(valve, 'kind');
    return [
      begin(values, ids, valve),
      values.need(valve, 'diameter', units.diameter),
      kind,
      settingOf(values, ids, valve, kind, units),
      values.need(valve, 'minorLoss'),
    ].join(' ');
  });

function settingOf(values: Values, ids: Ids, valve: string, kind: string, { flow, pressure }: UnitSystem): string {
  if (kind === 'GPV') return ids.of(values.needText(valve, 'headLossCurve'));
  if (kind === 'FCV') return values.need(valve, 'flowSetting', flow);
  if (kind === 'TCV') return values.need(valve, 'lossCoefficient');
  return values.need(valve, 'pressureSetting', pressure);
}

/** Pumps that stand still, and valves that are not at their settings, when the simulation begins. */
export const statusLines = (values: Values, ids: Ids): string[] =>
  LINK_TYPES.filter((type) => type.typeId !== Pipe.typeId)
    .flatMap((type) => values.ofType(type))
    .flatMap((link) => {
      const status = values.needText(link, 'initialStatus');
      const isUsual = status === 'active' || (status === 'open' && values.graph.typeOf(link) === Pump.typeId);
      return isUsual || status === '' ? [] : [`${ids.of(link)} ${status}`];
    });
