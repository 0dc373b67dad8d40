export { pressureAdequacy } from './pressure-adequacy.ts';
export { pumpingEnergy } from './pumping-energy.ts';
