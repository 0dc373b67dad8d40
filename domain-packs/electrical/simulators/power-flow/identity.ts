/** The name and version that findings of the power flow carry. */
export const NAME = 'electrical.power-flow.simulate';
export const VERSION = '1.0.0';
