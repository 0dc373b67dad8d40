import { STRUCTURE } from '../../../../primitives/index.ts';
import { Circuit } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { OptionSetting, Script, ScriptElement } from '../opendss/index.ts';
import { rulesFor, say } from './rules.ts';
import type { Rule } from './rules.ts';
import type { Writer } from './writer.ts';

const of = rulesFor(Circuit);

/** Options that say what the circuit is. */
const RULES: Readonly<Record<string, Rule>> = {
  defaultbasefrequency: of.quantity('baseFrequency', u.hertz),
  basefrequency: of.quantity('baseFrequency', u.hertz),
  voltagebases: of.quantities('voltageBases', u.kilovolt),
  earthmodel: of.choice('earthModel'),
  controlmode: of.choice('controlMode'),
  loadmult: of.quantity('loadMultiplier', u.perUnit),
};
/** Options that change the circuit's behaviour in ways that are not modelled. */
const NOT_MODELLED = new Set([
  ...['genmult', 'loadmodel', 'cktmodel', '%growth', 'year', 'neglectloady', 'longlinecorrection', 'autobuslist'],
  ...['zonelock', 'allocationfactors', 'cfactors', 'seasonrating', 'seasonsignal', 'defaultdaily', 'defaultyearly'],
]);

/** The circuit, and what `set` says about it. */
export function writeCircuit(writer: Writer): void {
  const { circuit, options } = writer.script;
  const last = new Map<string, OptionSetting>();
  for (const setting of options) {
    const rule = RULES[setting.option.key];
    if (rule) last.set(rule.path, setting);
    else {
      const code = NOT_MODELLED.has(setting.option.key) ? 'dss.option.not-modelled' : 'dss.option.not-used';
      writer.report(code, setting.span, { option: setting.option.name });
    }
  }
  if (circuit === undefined) return;
  const { name, span } = circuit;
  const subject = `circuit.${name.toLowerCase()}`;
  const length = 'circuit'.length;
  writer.stated(subject, STRUCTURE.type, Circuit.typeId, 'opendss.class', [{ ...span, length }]);
  const offset = length + 1;
  const after = { ...span, offset: span.offset + offset, length: span.length - offset, column: span.column + offset };
  if (name !== '') writer.stated(subject, STRUCTURE.name, name, 'opendss.text', [after]);
  for (const setting of last.values()) {
    const rule = RULES[setting.option.key];
    if (rule === undefined) continue;
    say(writer, subject, rule, { ...setting, property: setting.option, order: 0 }, 'set');
  }
  const earthModel = last.get('earthModel');
  const late = earthModel && lineBefore(writer.script, writer.script.options.indexOf(earthModel));
  if (earthModel && late) writer.report('dss.earth-model.late', earthModel.span, { element: `Line.${late.name}` });
}

/** In OpenDSS a line of stated geometry keeps the earth model that was set when it was defined. */
const lineBefore = ({ elements }: Script, position: number): ScriptElement | undefined =>
  elements.find(
    ({ class: { key }, optionsBefore, occurrences }) =>
      key === 'line' && optionsBefore <= position && occurrences.some(({ property }) => property.key === 'geometry'),
  );
