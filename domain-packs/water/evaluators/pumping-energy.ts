import { z } from 'zod';
import { defineEvaluator } from '../../../primitives/index.ts';
import { HYDRAULICS, NodeStates, PumpEnergy } from '../taxonomy/index.ts';
import { solved } from './solved.ts';

/** What it costs in energy to lift the water. */
export const pumpingEnergy = defineEvaluator({
  name: 'water.pumping-energy.evaluate',
  version: '1.0.0',
  title: 'Pumping energy',
  description:
    'Adds up the energy that the pumps take over the simulated time and sets it against the water they lift. Use it after ' +
    'hydraulics over a day or longer, to compare ways of operation or pumps. Comes back with the energy, the energy for each ' +
    'cubic metre pumped, and the standardised consumption (energy for each cubic metre lifted by 100 m), by which networks of ' +
    'different height compare. The score is the efficiency, energy given to the water over energy taken: 1 is without loss; ' +
    'good pump stations lie above 0.7. A network without pumps, or whose pumps stand still, has the score 1.',
  basis: [
    'Alegre et al., Performance Indicators for Water Supply Services, 3rd ed., IWA 2016, Ph5 (standardised energy consumption)',
  ],
  stability: 'stable',
  exposure: { visibility: 'found' },
  input: z.object({}),
  resultSets: [HYDRAULICS],
  reads: { states: solved(NodeStates), pumps: PumpEnergy.all() },
  criteria: {
    energy: { title: 'Energy taken by the pumps', unit: 'J' },
    hydraulicEnergy: { title: 'Energy given to the water', unit: 'J' },
    volume: { title: 'Water pumped', unit: 'm3' },
    perVolume: { title: 'Energy taken for each cubic metre pumped', unit: 'J/m3' },
    standardised: { title: 'Energy taken for each cubic metre lifted by 100 m', unit: 'J/m3' },
  },
  measure: ({ pumps }) => {
    const total = (of: 'energy' | 'hydraulicEnergy' | 'volume'): number =>
      pumps.reduce((sum, pump) => sum + pump[of].si, 0);
    const [energy, hydraulicEnergy, volume] = [total('energy'), total('hydraulicEnergy'), total('volume')];
    return {
      energy,
      hydraulicEnergy,
      volume,
      perVolume: volume > 0 ? energy / volume : 0,
      standardised: hydraulicEnergy > 0 ? (energy / hydraulicEnergy) * HUNDRED_METRES : 0,
    };
  },
  aggregate: ({ energy, hydraulicEnergy }) => (energy > 0 ? hydraulicEnergy / energy : 1),
  summarise: ({ energy, perVolume, volume }) =>
    volume > 0
      ? `${(energy / 3.6e6).toFixed(1)} kWh lift ${volume.toFixed(0)} m³, ${(perVolume / 3.6e6).toFixed(3)} kWh for each.`
      : 'No pump lifts water.',
});

/** Energy of a cubic metre of water that is 100 m higher, in J. */
const HUNDRED_METRES = 9806.65 * 100;
