import type { PowerBranch } from '../elements/power-branch.ts';
import type { Topology } from './topology.ts';

/** Entries of one branch in the coefficient array. Complex ones take two places. */
const LOW = 0;
const RAMP_ADMITTANCE = 2;
const RAMP_CURRENT = 4;
const RAMP_SLOPE = 6;
const ADMITTANCE = 8;
const POWER = 10;
const CURRENT = 12;
const HIGH = 14;
const LINEAR = 16;
/** V: the bounds of the ranges, and the rated voltage. */
const LOW_VOLTAGE = 18;
const MINIMUM_VOLTAGE = 19;
const MAXIMUM_VOLTAGE = 20;
const VOLTAGE = 21;
const STRIDE = 22;

/** The branches of all loads and generators as flat arrays, and the currents that they inject. */
export class PowerInjection {
  readonly count: number;
  /** Unknowns at both ends of each branch (-1 is earth), and the element and branch it came from. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly element: Int32Array;
  readonly #coefficients: Float64Array;
  /** Branches that need more than the coefficients. */
  readonly #special: readonly (PowerBranch | undefined)[];
  readonly #neutrals: { readonly node: number; readonly re: number; readonly im: number }[] = [];
  /** Current drawn by the branch evaluated last, in A. */
  currentRe = 0;
  currentIm = 0;

  constructor(topology: Topology) {
    const { elements, starts, conductors, unknownOf } = topology;
    const unknown = (element: number, conductor: number): number => {
      const node = conductors[(starts[element] ?? 0) + conductor] ?? -1;
      return node < 0 ? -1 : (unknownOf[node] ?? -1);
    };
    const all = elements.flatMap((element, e) => element.branches.map((branch) => ({ branch, e })));
    this.count = all.length;
    this.from = Int32Array.from(all, ({ branch, e }) => unknown(e, branch.from));
    this.to = Int32Array.from(all, ({ branch, e }) => unknown(e, branch.to));
    this.element = Int32Array.from(all, ({ e }) => e);
    this.#coefficients = new Float64Array(STRIDE * all.length);
    all.forEach(({ branch }, k) => {
      this.#write(k, branch);
    });
    this.#special = all.map(({ branch }) => (branch.exponential || branch.cutOffVoltage ? branch : undefined));
    elements.forEach(({ branches, neutralAdmittance: y, terminals }, e) => {
      const node = branches.length > 0 ? unknown(e, (terminals[0]?.nodes.length ?? 1) - 1) : -1;
      if (node >= 0 && (y.re !== 0 || y.im !== 0)) this.#neutrals.push({ node, ...y });
    });
  }

  /** Adds to `currents` what each branch injects beyond its share of the system matrix: Y V - I(V). */
  addCompensation(voltages: Float64Array, currents: Float64Array): void {
    const { from, to } = this;
    const c = this.#coefficients;
    for (let k = 0; k < this.count; k++) {
      const a = 2 * (from[k] ?? 0);
      const b = 2 * (to[k] ?? 0);
      const vr = (a < 0 ? 0 : (voltages[a] ?? 0)) - (b < 0 ? 0 : (voltages[b] ?? 0));
      const vi = (a < 0 ? 0 : (voltages[a + 1] ?? 0)) - (b < 0 ? 0 : (voltages[b + 1] ?? 0));
      this.draw(k, vr, vi);
      const base = STRIDE * k;
      const gr = c[base + LINEAR] ?? 0;
      const gi = c[base + LINEAR + 1] ?? 0;
      const ir = gr * vr - gi * vi - this.currentRe;
      const ii = gr * vi + gi * vr - this.currentIm;
      if (a >= 0) {
        currents[a] = (currents[a] ?? 0) + ir;
        currents[a + 1] = (currents[a + 1] ?? 0) + ii;
      }
      if (b >= 0) {
        currents[b] = (currents[b] ?? 0) - ir;
        currents[b + 1] = (currents[b + 1] ?? 0) - ii;
      }
    }
    for (const { node, re, im } of this.#neutrals) {
      const vr = voltages[2 * node] ?? 0;
      const vi = voltages[2 * node + 1] ?? 0;
      currents[2 * node] = (currents[2 * node] ?? 0) + re * vr - im * vi;
      currents[2 * node + 1] = (currents[2 * node + 1] ?? 0) + re * vi + im * vr;
    }
  }

  /** Evaluates the current that branch k draws at that voltage into `currentRe` and `currentIm`. */
  draw(k: number, vr: number, vi: number): void {
    const c = this.#coefficients;
    const base = STRIDE * k;
    const square = vr * vr + vi * vi;
    const length = Math.sqrt(square);
    let yr: number;
    let yi: number;
    let ir = 0;
    let ii = 0;
    if (length <= (c[base + LOW_VOLTAGE] ?? 0)) {
      yr = c[base + LOW] ?? 0;
      yi = c[base + LOW + 1] ?? 0;
    } else if (length <= (c[base + MINIMUM_VOLTAGE] ?? 0)) {
      const above = length - (c[base + LOW_VOLTAGE] ?? 0);
      yr =
        (c[base + RAMP_ADMITTANCE] ?? 0) +
        ((c[base + RAMP_CURRENT] ?? 0) + (c[base + RAMP_SLOPE] ?? 0) * above) / length;
      yi =
        (c[base + RAMP_ADMITTANCE + 1] ?? 0) +
        ((c[base + RAMP_CURRENT + 1] ?? 0) + (c[base + RAMP_SLOPE + 1] ?? 0) * above) / length;
    } else if (length <= (c[base + MAXIMUM_VOLTAGE] ?? 0)) {
      yr = c[base + ADMITTANCE] ?? 0;
      yi = c[base + ADMITTANCE + 1] ?? 0;
      // (S / V)* = S* V / |V|^2, and a constant current the same times |V| / rated voltage.
      const perUnit = length / (c[base + VOLTAGE] ?? 0);
      const p = ((c[base + POWER] ?? 0) + (c[base + CURRENT] ?? 0) * perUnit) / square;
      const q = ((c[base + POWER + 1] ?? 0) + (c[base + CURRENT + 1] ?? 0) * perUnit) / square;
      ir = p * vr + q * vi;
      ii = p * vi - q * vr;
    } else {
      yr = c[base + HIGH] ?? 0;
      yi = c[base + HIGH + 1] ?? 0;
    }
    this.currentRe = yr * vr - yi * vi + ir;
    this.currentIm = yr * vi + yi * vr + ii;
    const special = this.#special[k];
    if (special !== undefined) this.#drawSpecial(special, vr, vi, length);
  }

  #drawSpecial(branch: PowerBranch, vr: number, vi: number, length: number): void {
    const perUnit = length / branch.voltage;
    const { exponential, cutOffVoltage } = branch;
    if (exponential && length > branch.minimumVoltage && length <= branch.maximumVoltage) {
      const p = (exponential.power.re * raised(perUnit, exponential.active)) / (length * length);
      const q = (exponential.power.im * raised(perUnit, exponential.reactive)) / (length * length);
      this.currentRe += p * vr + q * vi;
      this.currentIm += p * vi - q * vr;
    }
    if (cutOffVoltage !== undefined && length > branch.lowVoltage) {
      // A smooth step, steep enough to be one: tanh of 500 times the distance in per unit.
      const step = Math.exp(1000 * (perUnit - cutOffVoltage));
      const share = Number.isFinite(step) ? 0.5 * (1 + (step - 1) / (step + 1)) : 1;
      this.currentRe *= share;
      this.currentIm *= share;
    }
  }

  #write(k: number, branch: PowerBranch): void {
    const c = this.#coefficients;
    const base = STRIDE * k;
    const pairs = [
      [LOW, branch.low],
      [RAMP_ADMITTANCE, branch.ramp.admittance],
      [RAMP_CURRENT, branch.ramp.current],
      [RAMP_SLOPE, branch.ramp.slope],
      [ADMITTANCE, branch.admittance],
      [POWER, branch.power],
      [CURRENT, branch.constantCurrent],
      [HIGH, branch.high],
      [LINEAR, branch.linear],
    ] as const;
    for (const [offset, value] of pairs) c.set([value.re, value.im], base + offset);
    c[base + LOW_VOLTAGE] = branch.lowVoltage;
    c[base + MINIMUM_VOLTAGE] = branch.minimumVoltage;
    c[base + MAXIMUM_VOLTAGE] = branch.maximumVoltage;
    c[base + VOLTAGE] = branch.voltage;
  }
}

/** x to a real power; not `Math.pow`, which differs between Node versions. */
function raised(x: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (exponent === 1) return x;
  if (exponent === 2) return x * x;
  if (exponent === 3) return x * x * x;
  return Math.exp(exponent * Math.log(x));
}
