import { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { complex, reciprocal, scale } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import type { Network } from '../network.ts';
import type { Terminal } from '../terminal.ts';
import { capacitorPrimitive } from './capacitor.ts';
import { generatorBranches } from './generator.ts';
import { hasNoImpedance, linePrimitive } from './line.ts';
import type { LineAdmittanceCache } from './line.ts';
import { loadBranches } from './load.ts';
import type { PowerBranch } from './power-branch.ts';
import type { ElementClass, Primitive } from './primitive.ts';
import { reactorPrimitive } from './reactor.ts';
import { sourcePrimitive } from './source.ts';
import { transformerPrimitive } from './transformer.ts';

/** A primitive with what it draws beyond its admittance. Only loads and generators have branches. */
export interface NetworkElement extends Primitive {
  readonly branches: readonly PowerBranch[];
  /** S from the last conductor to earth that the admittance holds and the drawn current does not. */
  readonly neutralAdmittance: Complex;
}

const PASSIVE = { branches: [], neutralAdmittance: { re: 0, im: 0 } } as const;

/** Every element of the network, except lines without any impedance (whose ends are one node). */
export function networkElements(network: Network): NetworkElement[] {
  const { frequency } = network;
  const cache: LineAdmittanceCache = new Map();
  const passive = (primitive: Primitive): NetworkElement => ({ ...primitive, ...PASSIVE });
  return [
    ...network.sources.map((each) => passive(sourcePrimitive(each))),
    ...(network.lines ?? [])
      .filter((each) => !hasNoImpedance(each))
      .map((each) => passive(linePrimitive(each, frequency, cache))),
    ...(network.transformers ?? []).map((each) => passive(transformerPrimitive(each))),
    ...(network.capacitors ?? []).map((each) => passive(capacitorPrimitive(each, frequency))),
    ...(network.reactors ?? []).map((each) => passive(reactorPrimitive(each))),
    ...(network.loads ?? []).map((each) => {
      const branches = loadBranches(each);
      const ground = each.neutralImpedance;
      const neutral = each.connection === 'delta' ? complex(0) : groundAdmittance(branches, ground);
      return drawing('Load', each, branches, neutral);
    }),
    ...(network.generators ?? []).map((each) => drawing('Generator', each, generatorBranches(each), complex(0))),
  ];
}

function drawing(
  elementClass: ElementClass,
  element: { readonly name: string; readonly terminal: Terminal },
  branches: readonly PowerBranch[],
  neutralAdmittance: Complex,
): NetworkElement {
  const order = element.terminal.nodes.length;
  const shunt = new ComplexMatrix(order);
  for (const branch of branches) shunt.addBranch(branch.from, branch.to, branch.linear);
  shunt.add(order - 1, order - 1, neutralAdmittance);
  return {
    elementClass,
    name: element.name,
    terminals: [element.terminal],
    series: new ComplexMatrix(order),
    shunt,
    isShunt: true,
    openConductors: [],
    branches,
    neutralAdmittance,
  };
}

/** S: a solidly grounded neutral, one micro-ohm. */
const SOLID_GROUND = 1e6;
/** An open neutral gets this share of the phases' admittance, so that it has a reference to earth. */
const FLOATING_SHARE = 1e-6;

function groundAdmittance(
  branches: readonly PowerBranch[],
  ground: { readonly resistance: number; readonly reactance: number } | undefined,
): Complex {
  if (ground === undefined) return scale(branches[0]?.linear ?? complex(0), FLOATING_SHARE * branches.length);
  if (ground.resistance === 0 && ground.reactance === 0) return complex(SOLID_GROUND);
  return reciprocal(complex(ground.resistance, ground.reactance));
}
