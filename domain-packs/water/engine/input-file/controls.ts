import { Control, Rule } from '../../taxonomy/index.ts';
import type { UnitSystem } from '../../taxonomy/index.ts';
import type { Ids } from './ids.ts';
import { clock, written } from './values.ts';
import type { Values } from './values.ts';

/** Controls in the order of their ids, which is the one in which they apply. */
export const controlLines = (values: Values, ids: Ids, units: UnitSystem): string[] =>
  values.ofType(Control).map((control) => {
    const link = ids.of(values.needText(control, 'link'));
    return `LINK ${link} ${actionOf(values, control, units)} ${conditionOf(values, ids, control, units)}`;
  });

function actionOf(values: Values, control: string, { flow, pressure }: UnitSystem): string {
  const status = values.text(control, 'status');
  if (status !== undefined) return status;
  const flowSetting = values.number(control, 'flowSetting');
  if (flowSetting !== undefined) return written(flowSetting, flow);
  const pressureSetting = values.number(control, 'pressureSetting');
  if (pressureSetting !== undefined) return written(pressureSetting, pressure);
  const coefficient = values.number(control, 'lossCoefficient');
  return coefficient === undefined ? values.need(control, 'speed') : written(coefficient);
}

function conditionOf(values: Values, ids: Ids, control: string, { length, pressure }: UnitSystem): string {
  const condition = values.needText(control, 'condition');
  if (condition === 'time') return `AT TIME ${clock(Number(values.need(control, 'time')))}`;
  if (condition === 'clocktime') return `AT CLOCKTIME ${timeOfDay(Number(values.need(control, 'time')))}`;
  const level = values.number(control, 'level');
  const threshold = level === undefined ? values.need(control, 'pressure', pressure) : written(level, length);
  return `IF NODE ${ids.of(values.needText(control, 'node'))} ${condition} ${threshold}`;
}

const timeOfDay = (seconds: number): string => {
  const hour = Math.floor(seconds / 3600) % 12;
  return `${clock((seconds % 3600) + (hour === 0 ? 12 : hour) * 3600)} ${seconds < 43_200 ? 'AM' : 'PM'}`;
};

/** Rules in the order of their ids, which decides between those of equal priority. */
export const ruleLines = (values: Values): string[] =>
  values.ofType(Rule).flatMap((rule, i) => {
    const clauses = values.value(rule, 'clauses');
    return [`RULE ${i + 1}`, ...(Array.isArray(clauses) ? clauses.map(String) : []), ''];
  });
