import { unit } from '../../../primitives/index.ts';

export { ampere, kilovolt, megavoltAmpere, metre, ohm, ohmPerMetre, volt } from '../taxonomy/index.ts';

/** Units of the domains of CIM that the pack has no other use for. */
export const kilometre = unit('Length', 'km', 1e3);
export const megawatt = unit('ActivePower', 'MW', 1e6);
export const megavoltAmpereReactive = unit('ReactivePower', 'MV.A{reactive}', 1e6);
export const radian = unit('AngleDegrees', 'rad', 1);
