import { defineValidator, neighbours } from '../../primitives/index.ts';
import { Cable, Load } from './low-voltage.ts';

/** A phase that a load uses must be brought to it by some cable: neighbours across a junction. */
export const phaseContinuity = defineValidator({
  name: 'electrical.phase-continuity.validate',
  version: '1.0.0',
  basis: ['IEC 60445'],
  appliesTo: Load,
  reads: {
    needs: Load.property('phases'),
    cables: neighbours(Cable, { brings: Cable.property('phases') }),
  },
  messages: { broken: 'It needs {missing}, and no cable brings it.' },
  check: ({ needs, cables }, fail) => {
    const brought = new Set(cables.flatMap(({ brings }) => brings));
    const missing = needs.filter((phase) => !brought.has(phase));
    return missing.length === 0 ? undefined : fail('broken', { missing: missing.join(', ') });
  },
  examples: {
    pass: [{ needs: ['A', 'N'], cables: [{ brings: ['A', 'B', 'C', 'N'] }] }],
    fail: [
      { needs: ['A', 'N'], cables: [{ brings: ['B', 'N'] }], because: 'broken' },
      { needs: ['A', 'N'], because: 'broken' },
    ],
    open: [{ cables: [{ brings: ['A'] }] }, { needs: ['A'], cables: [{}] }],
  },
});
