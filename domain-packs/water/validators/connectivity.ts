import { defineValidator } from '../../../primitives/index.ts';
import { Junction } from '../taxonomy/index.ts';
import { connection } from './connectivity/connection.ts';

/** Whatever draws water must hang on a reservoir or a tank. */
export const connectivity = defineValidator({
  name: 'water.connectivity.validate',
  version: '1.0.0',
  title: 'Connectivity',
  description:
    'Checks that every junction is connected with a reservoir or a tank before anything is computed: most modelling mistakes (a ' +
    'mistyped node, a closed pipe, a pump the wrong way round) show here. Pumps and check valves lead one way only. Comes back ' +
    'with an error for each junction with a demand that nothing feeds, a note where there is no demand, and a warning where ' +
    'only a control can open the way. Correct the errors before hydraulics: EPANET then sets the demand of such a junction aside ' +
    'or gives up.',
  basis: ['EPANET 2.2 User Manual (US EPA, EPA/600/R-20/133), 3.1 and appendix B (error 110, warning 3, error 233)'],
  stability: 'stable',
  exposure: { visibility: 'listed' },
  appliesTo: Junction,
  reads: { connected: connection },
  messages: {
    alone: 'No link leads to this junction.',
    cutOff: 'No open way leads here from a reservoir or tank, and water is drawn.',
    dry: 'No open way leads here from a reservoir or tank; nothing is drawn.',
    byControl: 'The way here from a reservoir or tank is closed at the beginning; only a control opens it.',
  },
  remedies: {
    alone: 'Connect the junction, or take it out: EPANET accepts none without a link (error 233).',
    cutOff: 'Open or add the link that should feed it; look for a mistyped node, and for pumps the wrong way round.',
    dry: 'Nothing, where it is meant to be shut off.',
    byControl: 'Confirm that the control opens it in time.',
  },
  levels: { dry: 'note', byControl: 'warning' },
  check: ({ connected: { links, supply, draws } }, fail) => {
    if (links === 0) return fail('alone');
    if (supply === 'open') return undefined;
    if (!draws) return fail('dry');
    return fail(supply === 'controlled' ? 'byControl' : 'cutOff');
  },
  examples: {
    pass: [{ connected: { links: 2, supply: 'open', draws: true } }],
    fail: [
      { connected: { links: 0, supply: 'none', draws: false }, because: 'alone' },
      { connected: { links: 1, supply: 'none', draws: true }, because: 'cutOff' },
      { connected: { links: 1, supply: 'none', draws: false }, because: 'dry' },
      { connected: { links: 1, supply: 'controlled', draws: true }, because: 'byControl' },
    ],
    // Where a link ends could not be read.
    open: [{}],
  },
});
