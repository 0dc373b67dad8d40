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
  messages: { broken: 'It needs {missing} of {needs}, and no cable brings it.' },
  check: ({ needs, cables }, fail) => {
    const brought = new Set(cables.flatMap(({ brings }) => [...brings]));
    const missing = [...needs].filter((phase) => !brought.has(phase)).join(', ');
    return missing === '' ? undefined : fail('broken', { missing });
  },
  examples: {
    pass: [{ needs: 'AN', cables: [{ brings: 'ABCN' }] }],
    fail: [
      { needs: 'AN', cables: [{ brings: 'BN' }], because: 'broken' },
      { needs: 'AN', because: 'broken' },
    ],
    open: [{ cables: [{ brings: 'A' }] }, { needs: 'A', cables: [{}] }],
  },
});
