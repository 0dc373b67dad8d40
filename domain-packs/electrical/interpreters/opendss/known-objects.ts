/** Objects that every OpenDSS circuit has without defining them (OpenDSS 9.8). */
const PREDEFINED: Readonly<Record<string, readonly string[]>> = {
  loadshape: ['default'],
  growthshape: ['default'],
  spectrum: ['default', 'defaultload', 'defaultgen', 'defaultvsource', 'linear', 'pwm6', 'dc6'],
  tcc_curve: ['a', 'd', 'tlink', 'klink', 'uv1547', 'ov1547', 'mod_inv', 'very_inv', 'ext_inv', 'definite'],
};

export const isPredefined = (classKey: string, name: string): boolean =>
  PREDEFINED[classKey]?.includes(name.toLowerCase()) ?? false;
