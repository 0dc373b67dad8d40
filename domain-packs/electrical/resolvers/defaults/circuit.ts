import { Circuit } from '../../taxonomy/index.ts';
import { assumeAll, defaultsFor } from './filling.ts';
import type { Filling } from './filling.ts';

const CIRCUIT = defaultsFor(Circuit, {
  baseFrequency: 60,
  earthModel: 'deri',
  controlMode: 'static',
  loadMultiplier: 1,
});

/** What OpenDSS takes for granted of a circuit. */
export const fillCircuit = (filling: Filling, subject: string): void => assumeAll(filling, subject, CIRCUIT);
