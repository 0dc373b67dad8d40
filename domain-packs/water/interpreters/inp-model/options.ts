import {
  FLOW_UNIT_NAMES,
  HEAD_LOSS_FORMULAS,
  isFlowUnit,
  Network,
  perKilowatt,
  perKilowattHour,
  percent,
  poundPerSquareInch,
  Pump,
} from '../../taxonomy/index.ts';
import type { FlowUnitName } from '../../taxonomy/index.ts';
import type { DataLine, Token } from '../inp/span.ts';
import { notNegative, positive, relative, Row } from './row.ts';
import type { Writer } from './writer.ts';

export const NETWORK = 'network';

type NetworkRow = Row<(typeof Network)['properties']>;
type Take = (row: NetworkRow, value: Token, rest: readonly Token[]) => void;

const ABOUT_QUALITY = 'the quality of the water';
const ABOUT_MAP = 'a map in another file';

/** The options by their words (EPANET 2.2 User Manual, appendix C, [OPTIONS]); what is not taken up is said. */
const OPTIONS: Readonly<Record<string, Take | { readonly unused: string } | { readonly refused: string }>> = {
  UNITS: (row, value) => row.keyword(value, 'flowUnits', 'flow unit', FLOW_UNIT_NAMES),
  HEADLOSS: (row, value) => row.keyword(value, 'headLossFormula', 'head loss formula', HEAD_LOSS_FORMULAS),
  'SPECIFIC GRAVITY': (row, value) => row.number(value, 'specificGravity', row.plain, positive),
  VISCOSITY: (row, value) => row.number(value, 'relativeViscosity', row.plain, relative),
  TRIALS: (row, value) => row.integer(value, 'trials'),
  ACCURACY: (row, value) => row.number(value, 'accuracy', row.plain, positive),
  HEADERROR: (row, value) => row.number(value, 'headError', row.writer.units.length, notNegative),
  FLOWCHANGE: (row, value) => row.number(value, 'flowChange', row.writer.units.flow, notNegative),
  CHECKFREQ: (row, value) => row.integer(value, 'checkFrequency'),
  MAXCHECK: (row, value) => row.integer(value, 'maximumCheck'),
  DAMPLIMIT: (row, value) => row.number(value, 'dampLimit', row.plain, notNegative),
  UNBALANCED: (row, value, [trials]) => {
    row.keyword(value, 'unbalanced', 'way to go on', ['STOP', 'CONTINUE']);
    if (trials) row.integer(trials, 'unbalancedTrials');
  },
  PATTERN: (row, value) => {
    // A default pattern that does not exist means that demands are constant, and is no mistake.
    if (row.writer.names.find('pattern', value.text)) row.reference(value, 'defaultPattern', 'pattern');
    else if (value.text !== '1') row.writer.unreadable(NETWORK, 'defaultPattern', value);
  },
  'DEMAND MODEL': (row, value) => row.keyword(value, 'demandModel', 'demand model', ['DDA', 'PDA']),
  'DEMAND MULTIPLIER': (row, value) => row.number(value, 'demandMultiplier', row.plain, notNegative),
  'MINIMUM PRESSURE': (row, value) => row.number(value, 'minimumPressure', row.writer.units.pressure, notNegative),
  'REQUIRED PRESSURE': (row, value) => row.number(value, 'requiredPressure', row.writer.units.pressure, notNegative),
  'PRESSURE EXPONENT': (row, value) => row.number(value, 'pressureExponent', row.plain, positive),
  'EMITTER EXPONENT': (row, value) => row.number(value, 'emitterExponent', row.plain, positive),
  QUALITY: { unused: ABOUT_QUALITY },
  DIFFUSIVITY: { unused: ABOUT_QUALITY },
  TOLERANCE: { unused: ABOUT_QUALITY },
  MAP: { unused: ABOUT_MAP },
  HYDRAULICS: { refused: 'it takes hydraulics from another file, or saves them to one' },
  PRESSURE: writePressureUnit,
  SEGMENTS: { unused: 'what EPANET itself no longer uses' },
  VERIFY: { unused: 'what EPANET itself no longer uses' },
};

/** Pressures are read in the unit that goes with the flow unit; the option may only confirm it. */
function writePressureUnit({ line, writer }: NetworkRow, { text }: Token): void {
  const usual = writer.units.pressure === poundPerSquareInch ? 'PSI' : 'METERS';
  const about = `pressures are in ${usual}, which goes with the flow unit`;
  const id = text.toUpperCase() === usual ? 'inp.option.not-used' : 'inp.option.not-supported';
  writer.diagnostics.add(id, line, { text: 'PRESSURE', about });
}

/** `[OPTIONS]`: one or two words, then the value. */
export function writeOption(writer: Writer, line: DataLine): void {
  const [first, second, ...rest] = line.tokens;
  if (!first) return;
  const one = first.text.toUpperCase();
  const two = second ? `${one} ${second.text.toUpperCase()}` : one;
  const name = two in OPTIONS ? two : one;
  const option = OPTIONS[name];
  const row: NetworkRow = new Row(writer, Network, line, NETWORK, `[OPTIONS] ${name}`);
  const [value, ...further] = name === one ? [...(second ? [second] : []), ...rest] : rest;
  if (!option) writer.diagnostics.add('inp.option.unknown', line, { text: two }, NETWORK, Object.keys(OPTIONS));
  else if ('unused' in option)
    writer.diagnostics.add('inp.option.not-used', line, { text: name, about: option.unused });
  else if ('refused' in option)
    writer.diagnostics.add('inp.option.not-supported', line, { text: name, about: option.refused }, NETWORK);
  else if (!value) row.refuse('it has no value', `a value behind ${name}`);
  else {
    option(row, value, further);
    for (const extra of name === 'UNBALANCED' ? further.slice(1) : further) row.unused(extra);
  }
}

/** What an option says that decides how everything else is read. */
export interface Reading {
  readonly flowUnits: FlowUnitName;
  readonly formula: string;
}

/** Flow unit and head loss formula, wherever in the file they stand; the last one counts. Without a word GPM and H-W. */
export function readingOf(lines: readonly DataLine[]): Reading {
  let flowUnits: FlowUnitName = 'GPM';
  let formula = 'H-W';
  for (const { tokens } of lines) {
    const [name, value] = tokens.map(({ text }) => text.toUpperCase());
    if (name === 'UNITS' && isFlowUnit(value)) flowUnits = value;
    if (name === 'HEADLOSS' && (HEAD_LOSS_FORMULAS as readonly (string | undefined)[]).includes(value))
      formula = value ?? formula;
  }
  return { flowUnits, formula };
}

/** `[ENERGY]`: `GLOBAL` or `PUMP` with a price, a pattern of prices or an efficiency; the demand charge. */
export function writeEnergy(writer: Writer, line: DataLine): void {
  const [first, second, third, fourth] = line.tokens;
  const key = first?.text.toUpperCase() ?? '';
  if (key === 'GLOBAL' && second && third) {
    const row: NetworkRow = new Row(writer, Network, line, NETWORK, '[ENERGY] GLOBAL');
    const what = second.text.toUpperCase();
    if (what === 'PRICE') row.number(third, 'energyPrice', perKilowattHour, notNegative);
    else if (what === 'PATTERN') row.reference(third, 'energyPricePattern', 'pattern');
    else if (what.startsWith('EFFI')) row.number(third, 'pumpEfficiency', percent, positive);
    else row.refuse(`“${second.text}” is unknown`, 'PRICE, PATTERN or EFFIC');
    row.end(3);
  } else if (key === 'PUMP' && second && third && fourth) {
    const pump = writer.names.find('link', second.text);
    if (pump?.typeId !== Pump.typeId) {
      writer.unknown('[ENERGY]', 'link', second, '');
      return;
    }
    const row = new Row(writer, Pump, line, pump.subject, `Energy of pump ${pump.name}`);
    const what = third.text.toUpperCase();
    if (what === 'PRICE') row.number(fourth, 'energyPrice', perKilowattHour, notNegative);
    else if (what === 'PATTERN') row.reference(fourth, 'energyPricePattern', 'pattern');
    else if (what.startsWith('EFFI')) row.reference(fourth, 'efficiencyCurve', 'curve');
    else row.refuse(`“${third.text}” is unknown`, 'PRICE, PATTERN or EFFIC');
    row.end(4);
  } else if (key === 'DEMAND' && third && second?.text.toUpperCase() === 'CHARGE') {
    const row: NetworkRow = new Row(writer, Network, line, NETWORK, '[ENERGY] DEMAND CHARGE');
    row.number(third, 'demandCharge', perKilowatt, notNegative);
    row.end(3);
  } else {
    const row: NetworkRow = new Row(writer, Network, line, NETWORK, '[ENERGY]');
    row.refuse('it says nothing that is known', 'GLOBAL, PUMP or DEMAND CHARGE with its value');
  }
}
