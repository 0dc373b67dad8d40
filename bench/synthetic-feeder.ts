/** A feeder as an OpenDSS script, for measuring: a three-phase trunk, single-phase laterals, service transformers and loads. */
export interface SyntheticFeeder {
  readonly name: string;
  readonly script: string;
  /** Nodes: buses times their phases. */
  readonly nodes: number;
  /** Elements of the circuit and buses. */
  readonly elements: number;
}

/** Park and Miller's minimal standard generator: small, and the same everywhere. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const HEADER = [
  'clear',
  'set defaultbasefrequency=60',
  'new circuit.synthetic8500 basekv=115 pu=1.02 phases=3 bus1=source mvasc3=2000 mvasc1=1800',
  'new transformer.substation phases=3 windings=2 xhl=8',
  '~ wdg=1 bus=source conn=delta kv=115 kva=20000 %r=0.4',
  '~ wdg=2 bus=t0 conn=wye kv=12.47 kva=20000 %r=0.4',
  'new linecode.trunk nphases=3 units=km',
  '~ rmatrix=[0.190 | 0.060 0.190 | 0.060 0.060 0.190]',
  '~ xmatrix=[0.420 | 0.150 0.420 | 0.130 0.150 0.420]',
  '~ cmatrix=[11.0 | -2.2 11.0 | -1.4 -2.2 11.0]',
  'new linecode.lateral nphases=1 units=km rmatrix=[0.55] xmatrix=[0.48] cmatrix=[8.5]',
];

/** Composition after the IEEE 8500-node feeder: mostly single-phase laterals and services with two loads each. */
const TRUNK = 1810;
const LATERALS = 1887;
const SERVICES = 1177;

/** Writes the script: the same text every time. */
export function syntheticFeeder(): SyntheticFeeder {
  const random = numbers(20250601);
  const lines = [...HEADER];
  const km = (least: number, most: number): string => ((least + random() * (most - least)) / 1000).toFixed(4);
  const kw = (): string => (0.5 + random() * 3).toFixed(2);
  for (let i = 1; i <= TRUNK; i++) {
    lines.push(
      `new line.t${i} bus1=t${i - 1}.1.2.3 bus2=t${i}.1.2.3 phases=3 linecode=trunk length=${km(2, 8)} units=km`,
    );
    if (i % 400 === 0) lines.push(`new capacitor.c${i} bus1=t${i}.1.2.3 phases=3 kvar=150 kv=12.47`);
  }
  for (let i = 1; i <= LATERALS; i++) {
    const phase = 1 + (i % 3);
    const from = i <= TRUNK ? `t${i}` : `l${i - TRUNK}`;
    const along = i <= TRUNK ? phase : 1 + ((i - TRUNK) % 3);
    lines.push(
      `new line.l${i} bus1=${from}.${along} bus2=l${i}.${along} phases=1 linecode=lateral length=${km(20, 60)} units=km`,
    );
    if (i > SERVICES) continue;
    lines.push(
      `new transformer.x${i} phases=1 windings=2 xhl=2.4 %loadloss=1.2`,
      `~ buses=[l${i}.${along} s${i}.1] kvs=[7.2 0.24] kvas=[25 25]`,
      `new load.a${i} bus1=s${i}.1 phases=1 kv=0.24 kw=${kw()} pf=0.95`,
      `new load.b${i} bus1=s${i}.1 phases=1 kv=0.24 kw=${kw()} pf=0.92`,
    );
  }
  lines.push('set voltagebases=[115 12.47 0.416]', 'calcvoltagebases', 'solve', '');
  const buses = 2 + TRUNK + LATERALS + SERVICES;
  const nodes = 6 + 3 * TRUNK + LATERALS + SERVICES;
  const capacitors = Math.floor(TRUNK / 400);
  const elements = buses + 2 + TRUNK + LATERALS + 3 * SERVICES + capacitors;
  return { name: 'synthetic-8500.dss', script: lines.join('\n'), nodes, elements };
}
