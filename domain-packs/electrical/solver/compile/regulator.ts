import type { RegulatorControl, ReverseRegulation } from '../control/regulator.ts';
import { busName, elementName } from './equipment-reader.ts';
import type { EquipmentReader } from './equipment-reader.ts';

export function compileRegulator(read: EquipmentReader, subject: string): RegulatorControl {
  const number = (path: string): number => read.number(subject, path);
  const numberOr = (path: string, otherwise: number): number => read.numberOr(subject, path, otherwise);
  const winding = number('winding');
  const remote = read.value(subject, 'regulatedBus');
  const ratio = number('voltageTransformerRatio');
  const reverse = read.flagOr(subject, 'reversible', false) ? reverseRegulation(read, subject) : undefined;
  return {
    name: elementName(subject),
    transformer: elementName(read.text(subject, 'transformer')),
    winding,
    tapWinding: numberOr('tapWinding', winding),
    setpoint: number('targetVoltage'),
    bandwidth: number('band'),
    potentialTransformerRatio: ratio,
    currentTransformerRating: number('currentTransformerRating'),
    compensation: { resistance: numberOr('compensatorResistance', 0), reactance: numberOr('compensatorReactance', 0) },
    compensationMagnitude: numberOr('compensatorImpedance', 0),
    ...(typeof remote === 'string' && {
      remoteBus: {
        bus: busName(remote),
        nodes: read.numbersIf(subject, 'regulatedNodes') ?? [1],
        potentialTransformerRatio: numberOr('regulatedVoltageTransformerRatio', ratio),
      },
    }),
    phase: monitoredPhase(read.textOr(subject, 'monitoredPhase', '1')),
    voltageLimit: numberOr('voltageLimit', 0),
    delay: number('delay'),
    inverseTime: read.flagOr(subject, 'inverseTime', false),
    maximumTapChange: number('maximumTapChange'),
    ...(reverse && { reverse }),
  };
}

const monitoredPhase = (stated: string): number | 'max' | 'min' =>
  stated === 'max' || stated === 'min' ? stated : Number(stated);

function reverseRegulation(read: EquipmentReader, subject: string): ReverseRegulation {
  return {
    setpoint: read.number(subject, 'reverseTargetVoltage'),
    bandwidth: read.number(subject, 'reverseBand'),
    threshold: read.number(subject, 'reverseThreshold'),
    delay: read.number(subject, 'reverseDelay'),
    compensation: {
      resistance: read.numberOr(subject, 'reverseCompensatorResistance', 0),
      reactance: read.numberOr(subject, 'reverseCompensatorReactance', 0),
    },
    neutral: read.flagOr(subject, 'reverseNeutral', false),
  };
}
