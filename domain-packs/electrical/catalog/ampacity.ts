/** Weather and surface under which an overhead conductor is rated. */
export interface RatingConditions {
  /** °C. */
  readonly ambient: number;
  /** Highest permissible temperature of the conductor, °C. */
  readonly conductor: number;
  /** m/s, at right angles to the conductor. */
  readonly wind: number;
  /** W/m², total of sun and sky on a surface at right angles to the rays. */
  readonly sun: number;
  readonly emissivity: number;
  readonly absorptivity: number;
}

/** Rating conditions that North American utilities commonly publish tables for, at sea level. */
export const COMMON_CONDITIONS: RatingConditions = {
  ambient: 25,
  conductor: 75,
  wind: 0.61,
  sun: 1000,
  emissivity: 0.5,
  absorptivity: 0.5,
};

const KELVIN = 273;
const fourth = (temperature: number): number => {
  const hundreds = (temperature + KELVIN) / 100;
  return hundreds * hundreds * hundreds * hundreds;
};

/**
 * Steady-state current of a bare overhead conductor, in amperes: what heats it (current and sun) equals what cools it
 * (wind and radiation). IEEE Std 738-2012, 4.4: equations 1, 3a, 3b, 7, 8 and, for air at sea level, 13 to 15.
 *
 * @param diameter outer diameter, m
 * @param resistance AC resistance at the conductor's highest temperature, Ω/m
 */
export function ampacity(diameter: number, resistance: number, at: RatingConditions): number {
  const film = (at.ambient + at.conductor) / 2;
  const viscosity = (1.458e-6 * (film + KELVIN) * Math.sqrt(film + KELVIN)) / (film + 383.4);
  const density = 1.293 / (1 + 0.00367 * film);
  const conductivity = 2.424e-2 + 7.477e-5 * film - 4.407e-9 * film * film;
  const rise = at.conductor - at.ambient;
  const reynolds = (diameter * density * at.wind) / viscosity;
  const slowWind = (1.01 + 1.35 * Math.exp(0.52 * Math.log(reynolds))) * conductivity * rise;
  const fastWind = 0.754 * Math.exp(0.6 * Math.log(reynolds)) * conductivity * rise;
  const convected = Math.max(slowWind, fastWind);
  const radiated = 17.8 * diameter * at.emissivity * (fourth(at.conductor) - fourth(at.ambient));
  const absorbed = at.absorptivity * at.sun * diameter;
  return Math.sqrt(Math.max(0, convected + radiated - absorbed) / resistance);
}
