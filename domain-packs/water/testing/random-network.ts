import fc from 'fast-check';
import { FLOW_UNIT_NAMES, FLOW_UNITS, HEAD_LOSS_FORMULAS } from '../taxonomy/index.ts';
import type { UnitSystem } from '../taxonomy/index.ts';

const ROUGHNESS = { 'H-W': [80, 150], 'D-W': [0.05, 2], 'C-M': [0.009, 0.015] } as const;

/** A draw of small networks as input files: what EPANET makes of such a file is compared with what the pack does. */
export const networkFile: fc.Arbitrary<string> = fc
  .record({
    flowUnits: fc.constantFrom(...FLOW_UNIT_NAMES),
    formula: fc.constantFrom(...HEAD_LOSS_FORMULAS),
    junctions: fc.integer({ min: 2, max: 7 }),
    random: fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 160, maxLength: 160 }),
  })
  .map(({ flowUnits, formula, junctions, random }) => {
    let drawn = 0;
    const next = (): number => random[drawn++ % random.length] ?? 0;
    const between = (low: number, high: number): number => low + (high - low) * next();
    const chance = (share: number): boolean => next() < share;
    const pick = <T>(...of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
    const units = FLOW_UNITS[flowUnits];
    const has = { tank: chance(0.6), pump: chance(0.6), valve: chance(0.6) };
    const at = (): string => `n${Math.floor(next() * junctions)}`;
    return [
      ...nodes(junctions, has, units, between, chance, pick),
      ...links(junctions, has, units, formula, between, pick, at),
      ...operation(has, units, between, chance, pick, at),
      '[OPTIONS]',
      `UNITS ${flowUnits}`,
      `HEADLOSS ${formula}`,
      ...(chance(0.5) ? ['ACCURACY 0.0001', 'TRIALS 200'] : []),
      ...(chance(0.5) ? ['UNBALANCED CONTINUE 10'] : []),
      ...(chance(0.3) ? [`VISCOSITY ${said(between(0.8, 1.4))}`, `SPECIFIC GRAVITY ${said(between(0.9, 1.1))}`] : []),
      ...(chance(0.3) ? [`DEMAND MULTIPLIER ${said(between(0.5, 1.5))}`] : []),
      ...(chance(0.3) ? [`PATTERN ${pick('1', 'day', 'none')}`] : []),
      ...(chance(0.3) ? [`EMITTER EXPONENT ${said(between(0.4, 1))}`] : []),
      ...(chance(0.3)
        ? ['DEMAND MODEL PDA', `MINIMUM PRESSURE 0`, `REQUIRED PRESSURE ${said(between(1e5, 3e5), units.pressure)}`]
        : []),
      '[END]',
      '',
    ].join('\n');
  });

type Between = (low: number, high: number) => number;
type Chance = (share: number) => boolean;
type Has = { readonly [part in 'tank' | 'pump' | 'valve']: boolean };
type Pick = <T>(...of: readonly T[]) => T;

/** A value in SI, as somebody would write it in a unit: with four digits. */
const said = (value: number, unit?: { readonly toSi: number }): string =>
  String(Number((value / (unit?.toSi ?? 1)).toPrecision(4)));

function nodes(junctions: number, has: Has, units: UnitSystem, between: Between, chance: Chance, pick: Pick): string[] {
  const ids = Array.from({ length: junctions }, (_, i) => `n${i}`);
  const flow = (): string => said(between(0, 0.01), units.flow);
  return [
    '[JUNCTIONS]',
    ...ids.map((id) => `${id} ${said(between(0, 20), units.length)} ${flow()} ${pick('', '', 'day')}`),
    '[RESERVOIRS]',
    `spring ${said(between(50, 80), units.length)} ${pick('', 'sway')}`,
    '[TANKS]',
    ...(has.tank
      ? [
          `tower ${[between(40, 50), 2, 1, 5, between(3, 9)].map((value) => said(value, units.length)).join(' ')} 0 ` +
            pick('', 'cone', '* YES'),
        ]
      : []),
    '[DEMANDS]',
    ...(chance(0.5) ? [`n0 ${flow()} day ; houses`, `n0 ${flow()}`] : []),
    '[EMITTERS]',
    ...(chance(0.3) ? [`n1 ${said(between(1e-5, 1e-3), units.flow)}`] : []),
    '[CURVES]',
    ...[0, 3, 6].map((depth) => `cone ${said(depth, units.length)} ${said(depth * (20 + depth), units.volume)}`),
    ...[
      [0.001, 50],
      [0.03, 35],
      [0.06, 5],
    ].map(([q = 0, h = 0]) => `duty ${said(q, units.flow)} ${said(h, units.length)}`),
    `point ${said(0.03, units.flow)} ${said(30, units.length)}`,
    ...[0, 0.02, 0.1].map((q) => `bend ${said(q, units.flow)} ${said(q * 80, units.length)}`),
    ...[0, 0.02, 0.06].map((q, i) => `eff ${said(q, units.flow)} ${[40, 75, 60][i] ?? 0}`),
    '[PATTERNS]',
    'day 0.6 0.9 1.4',
    'day 1.2 0.7',
    'sway 1 1.02 0.98',
    'swing 1 0.9 1 0.95',
    ...(chance(0.5) ? ['1 1 1.3 0.8'] : []),
  ];
}

function links(
  junctions: number,
  has: Has,
  units: UnitSystem,
  formula: keyof typeof ROUGHNESS,
  between: Between,
  pick: Pick,
  at: () => string,
): string[] {
  const size = (low: number, high: number): string => said(between(low, high), units.diameter);
  const pipe = (id: string, from: string, to: string): string => {
    const [least, most] = ROUGHNESS[formula];
    const rough = between(least, most);
    const roughness = formula === 'D-W' ? said(rough / 1e3, units.roughnessHeight) : said(rough);
    const status = pick('', '0', '0.5 Open', 'Open', '0 CV', '0 Closed');
    return `${id} ${from} ${to} ${said(between(50, 900), units.length)} ${size(0.08, 0.4)} ${roughness} ${status}`;
  };
  const kind = pick('PRV', 'PSV', 'PBV', 'FCV', 'TCV', 'GPV');
  const setting =
    kind === 'GPV'
      ? 'bend'
      : kind === 'FCV'
        ? said(between(0.001, 0.01), units.flow)
        : kind === 'TCV'
          ? said(between(0, 10))
          : said(between(1e4, 3e5), units.pressure);
  return [
    '[PIPES]',
    pipe('main', 'spring', 'n0').replace(/(0 )?Closed$/, ''),
    ...Array.from({ length: junctions - 1 }, (_, i) => pipe(`p${i}`, `n${i}`, `n${i + 1}`)),
    pipe('q0', 'n0', `n${junctions - 1}`),
    ...[[at(), at()] as const].flatMap(([from, to]) => (from === to ? [] : [pipe('q1', from, to)])),
    ...(has.tank ? [pipe('rise', `n${junctions - 1}`, 'tower')] : []),
    '[PUMPS]',
    ...(has.pump
      ? [
          `lift spring n1 ${pick('HEAD duty', 'HEAD point', `POWER ${said(between(500, 5000), units.power)}`)} ` +
            pick('', 'SPEED 0.9', 'PATTERN swing'),
        ]
      : []),
    '[VALVES]',
    ...(has.valve ? [`v1 n0 n1 ${size(0.08, 0.3)} ${kind} ${setting} ${pick('', '0', '0.2')}`] : []),
  ];
}

function operation(
  has: Has,
  units: UnitSystem,
  between: Between,
  chance: Chance,
  pick: Pick,
  at: () => string,
): string[] {
  const pressure = (): string => said(between(2e5, 5e5), units.pressure);
  const level = (): string => said(between(1, 5), units.length);
  return [
    '[STATUS]',
    ...(has.pump && chance(0.4) ? [`lift ${pick('Open', 'Closed', '0.8', '0')}`] : []),
    ...(chance(0.3) ? [`p0 ${pick('Open', 'Closed')}`] : []),
    ...(has.valve && chance(0.4) ? [`v1 ${pick('Open', 'Closed')}`] : []),
    '[CONTROLS]',
    ...(has.pump && has.tank && chance(0.5)
      ? [`LINK lift ${pick('OPEN', 'CLOSED', '0.85')} IF NODE tower ${pick('ABOVE', 'BELOW')} ${level()}`]
      : []),
    ...(chance(0.4) ? [`LINK q0 CLOSED AT TIME ${pick('1', '1:30', '2 HOURS', '0.7')}`] : []),
    ...(chance(0.4) ? [`LINK p0 OPEN AT CLOCKTIME ${pick('2 AM', '13:30', '3:15 PM')}`] : []),
    ...(chance(0.4) ? [`LINK q0 OPEN IF NODE ${at()} BELOW ${pressure()}`] : []),
    '[RULES]',
    ...(chance(0.4)
      ? [
          'RULE 1',
          has.tank ? `IF TANK tower LEVEL ABOVE ${level()}` : `IF JUNCTION n0 PRESSURE ABOVE ${pressure()}`,
          `OR SYSTEM CLOCKTIME >= ${pick('2 AM', '1 PM')}`,
          `THEN PIPE q0 STATUS IS ${pick('OPEN', 'CLOSED')}`,
          ...(has.pump && chance(0.5) ? ['ELSE PUMP lift STATUS IS OPEN', 'PRIORITY 3'] : []),
        ]
      : []),
    '[ENERGY]',
    ...(chance(0.5) ? ['GLOBAL EFFIC 68'] : []),
    ...(has.pump && chance(0.5) ? ['PUMP lift EFFIC eff'] : []),
    '[TIMES]',
    ...(chance(0.8) ? [`DURATION ${pick('5', '3:30', '7 HOURS')}`] : []),
    ...(chance(0.5) ? [`HYDRAULIC TIMESTEP ${pick('0:30', '1:00', '2')}`] : []),
    ...(chance(0.5) ? [`PATTERN TIMESTEP ${pick('0:40', '2:00')}`] : []),
    ...(chance(0.5) ? [`PATTERN START ${pick('0:20', '1')}`] : []),
    ...(chance(0.5) ? [`REPORT TIMESTEP ${pick('0:15', '1:00', '3')}`] : []),
    ...(chance(0.3) ? [`REPORT START ${pick('1', '20')}`] : []),
    ...(chance(0.3) ? [`RULE TIMESTEP ${pick('0:05', '3 MIN')}`] : []),
    ...(chance(0.5) ? [`START CLOCKTIME ${pick('6 AM', '12 am', '1:30 PM')}`] : []),
  ];
}
