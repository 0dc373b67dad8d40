import { atMost, defineValidator, pathTo, product, sum, times } from '../../primitives/index.ts';
import { Cable, Load, Source, volt } from './low-voltage.ts';

/** Little of the voltage may be lost on the way to a load: a path through the graph. */
export const voltageDrop = defineValidator({
  name: 'electrical.voltage-drop.validate',
  version: '1.0.0',
  basis: ['IEC 60364-5-52, annex G'],
  appliesTo: Load,
  reads: {
    current: Load.property('designCurrent'),
    cables: pathTo(Source, { resistance: Cable.property('resistance') }, { of: Cable }),
    source: pathTo(Source, { nominal: Source.property('nominalVoltage') }, { of: Source }),
  },
  messages: { tooMuch: '{drop} of {nominal} are lost on the way.' },
  check: ({ current, cables, source }, fail) => {
    const drop = sum(
      volt,
      cables.map(({ resistance }) => product(volt, current, resistance)),
    );
    return source
      .filter(({ nominal }) => !atMost(drop, times(nominal, 0.05)))
      .map(({ nominal }) => fail('tooMuch', { drop, nominal }));
  },
  examples: {
    pass: [{ current: 16, cables: [{ resistance: 0.2 }, { resistance: 0.4 }], source: [{ nominal: 230 }] }],
    fail: [
      {
        current: 16,
        cables: [{ resistance: 0.2 }, { resistance: 0.6 }],
        source: [{ nominal: 230 }],
        because: 'tooMuch',
      },
    ],
    open: [{ current: 16 }, { current: 16, cables: [{}], source: [{ nominal: 230 }] }],
  },
});
