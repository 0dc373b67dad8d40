/** A small feeder that is right: every broken input is this one with one thing wrong. */
const FEEDER = `clear
new circuit.small basekv=12.47 phases=3 mvasc3=2000 mvasc1=2100
new linecode.overhead nphases=3 r1=0.3 x1=0.6 r0=0.6 x0=1.8 c1=10 c0=5 units=km
new line.first bus1=sourcebus bus2=a linecode=overhead length=2 units=km
new line.second bus1=a bus2=b linecode=overhead length=1 units=km
new load.town bus1=b phases=3 kv=12.47 kw=500 pf=0.95
set voltagebases=[12.47]
calcvoltagebases
solve
`;

export interface BrokenInput {
  readonly what: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The line that has to be named; none where the file as a whole is wrong. */
  readonly line?: number;
  /** What has to be said of it. */
  readonly says: RegExp;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The feeder with one line replaced. */
const withLine = (line: number, text: string): Uint8Array =>
  bytesOf(
    FEEDER.split('\n')
      .map((old, i) => (i === line - 1 ? text : old))
      .join('\n'),
  );

export const BROKEN_INPUTS: readonly BrokenInput[] = [
  {
    what: 'a missing include',
    name: 'include.dss',
    bytes: withLine(3, 'redirect codes.dss'),
    line: 3,
    says: /codes\.dss/,
  },
  {
    what: 'an unknown element',
    name: 'element.dss',
    bytes: withLine(6, 'new lod.town bus1=b kv=12.47 kw=500'),
    line: 6,
    says: /lod/,
  },
  {
    what: 'an unknown property',
    name: 'property.dss',
    bytes: withLine(6, 'new load.town bus1=b kv=12.47 kilowatts=500'),
    line: 6,
    says: /kilowatts/,
  },
  {
    what: 'a negative length',
    name: 'length.dss',
    bytes: withLine(5, 'new line.second bus1=a bus2=b linecode=overhead length=-1 units=km'),
    line: 5,
    says: /-1|negative/,
  },
  {
    what: 'a duplicate name',
    name: 'duplicate.dss',
    bytes: withLine(5, 'new line.first bus1=a bus2=b linecode=overhead length=1 units=km'),
    line: 5,
    says: /first/,
  },
  {
    what: 'an island',
    name: 'island.dss',
    bytes: withLine(5, 'new line.second bus1=c bus2=b linecode=overhead length=1 units=km'),
    says: /\b[bc]\b/,
  },
  {
    what: 'a bad number',
    name: 'number.dss',
    bytes: withLine(5, 'new line.second bus1=a bus2=b linecode=overhead length=1,2,x units=km'),
    line: 5,
    says: /number|x|1,2/,
  },
  {
    what: 'a binary file',
    name: 'binary.dss',
    bytes: Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256),
    says: /binary|text/,
  },
  { what: 'an empty file', name: 'empty.dss', bytes: new Uint8Array(), says: /empty/ },
  {
    what: 'a file of 50 MB',
    name: 'large.dss',
    bytes: bytesOf('! a comment that says nothing at all\n'.repeat(1_400_000)),
    says: /\d{8}|large/,
  },
];
