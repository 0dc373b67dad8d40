import type { Value } from '../../../../primitives/index.ts';
import { CLASSES, computeRpn, readNumber, symmetricMatrix } from '../opendss/index.ts';
import { OPTIONS } from '../opendss/options.ts';
import { readChoice, readYesNo } from '../opendss/values/choice.ts';
import { splitItems } from '../opendss/values/items.ts';
import { factorOf } from './script-units.ts';

/** Reads quoted characters, stated in a unit, to the canonical value. Undefined where they do not say one. */
export type Reader = (exact: string, unit: string | undefined) => Value | undefined;

const BRACKETS = /^["'([{]|["')\]}]$/g;
const unquoted = (exact: string): string => exact.replace(BRACKETS, '');

/** A number, or an expression in its brackets. */
function numberIn(exact: string): number | undefined {
  const value = readNumber(exact);
  if (value !== undefined) return value;
  const computed = computeRpn(unquoted(exact));
  return typeof computed === 'number' ? computed : undefined;
}

const entries = (exact: string): string[] =>
  splitItems(exact, 0, exact.length).map(({ start, stop, quoted }) =>
    exact.slice(quoted ? start - 1 : start, quoted ? stop + 1 : stop),
  );

const every = <T>(values: readonly (T | undefined)[]): T[] | undefined =>
  values.some((value) => value === undefined) ? undefined : (values as T[]);

function matrixIn(exact: string, factor: number): number[][] | undefined {
  const rows: number[][] = [];
  for (const { start, stop, quoted, row } of splitItems(exact, 0, exact.length)) {
    const value = numberIn(exact.slice(quoted ? start - 1 : start, quoted ? stop + 1 : stop));
    if (value === undefined) return undefined;
    while (rows.length <= row) rows.push([]);
    rows[row]?.push(value * factor);
  }
  return symmetricMatrix(rows);
}

const COMMANDS: Readonly<Record<string, boolean>> = {
  enable: true,
  disable: false,
  open: false,
  close: true,
  closed: true,
  trip: false,
};

/** The command or state that a word means; commands may be abbreviated. */
function stateIn(exact: string): boolean | undefined {
  const word = exact.toLowerCase();
  const known = COMMANDS[word] ?? readYesNo(word);
  if (known !== undefined) return known;
  const begun = Object.keys(COMMANDS).find((each) => each.startsWith(word));
  return begun === undefined ? undefined : COMMANDS[begun];
}

const TYPES: Readonly<Record<string, string>> = {
  circuit: 'electrical.Circuit',
  vsource: 'electrical.VoltageSource',
  line: 'electrical.Line',
  linecode: 'electrical.LineCode',
  linegeometry: 'electrical.LineGeometry',
  wiredata: 'electrical.WireData',
  cndata: 'electrical.WireData',
  tsdata: 'electrical.WireData',
  transformer: 'electrical.Transformer',
  regcontrol: 'electrical.RegulatorControl',
  load: 'electrical.Load',
  loadshape: 'electrical.LoadShape',
  capacitor: 'electrical.Capacitor',
  reactor: 'electrical.Reactor',
  generator: 'electrical.Generator',
};
/** The type of the taxonomy that a class of OpenDSS is, by its name in lower case. */
export const typeOfClass = (key: string): string | undefined => TYPES[key];

const STATIC: Readonly<Record<string, Reader>> = {
  'opendss.number': (exact, unit) => {
    const value = numberIn(exact);
    return value === undefined ? undefined : value * factorOf(unit);
  },
  'opendss.numbers': (exact, unit) => every(entries(exact).map(numberIn))?.map((value) => value * factorOf(unit)),
  'opendss.matrix': (exact, unit) => matrixIn(exact, factorOf(unit)),
  'opendss.diameter': (exact, unit) => {
    const value = numberIn(exact);
    return value === undefined ? undefined : (value * factorOf(unit)) / 2;
  },
  'opendss.line-to-neutral': (exact, unit) => {
    const value = numberIn(exact);
    return value === undefined ? undefined : value * factorOf(unit) * Math.sqrt(3);
  },
  'opendss.text': unquoted,
  'opendss.word': (exact) => unquoted(exact).toLowerCase(),
  'opendss.state': stateIn,
  'opendss.not-fixed': (exact) => exact.toLowerCase().startsWith('v'),
  'opendss.class': (exact) => typeOfClass(exact.toLowerCase()),
  'opendss.bus': (exact) => `bus.${exact.toLowerCase()}`,
  'opendss.nodes': (exact) => exact.split('.').map(Number),
};

const CHOICES: readonly (readonly [string, Reader])[] = [
  ...CLASSES,
  { key: 'set', properties: OPTIONS.entries },
].flatMap((definition) =>
  definition.properties.flatMap(({ key, choices }) => {
    if (choices === undefined) return [];
    const one: Reader = (exact) => readChoice(unquoted(exact), choices)?.toLowerCase();
    const several: Reader = (exact) =>
      every(entries(exact).map((each) => readChoice(unquoted(each), choices)?.toLowerCase()));
    const method = `opendss.choice/${definition.key}.${key}`;
    return [
      [method, one],
      [`${method}*`, several],
    ] as const;
  }),
);

const NAMES: readonly (readonly [string, Reader])[] = CLASSES.flatMap(({ key }) => [
  [`opendss.name/${key}`, (exact) => `${key}.${unquoted(exact).toLowerCase()}`] as const,
  [`opendss.names/${key}`, (exact) => entries(exact).map((each) => `${key}.${unquoted(each).toLowerCase()}`)] as const,
]);

/** How the quoted characters of a stated value are read, by the method that its assertion names. */
export const READERS: Readonly<Record<string, Reader>> = { ...STATIC, ...Object.fromEntries([...CHOICES, ...NAMES]) };
