import type { Verdict } from '../../../primitives/index.ts';
import { defineValidator } from '../../../primitives/index.ts';
import { Bus } from '../taxonomy/index.ts';
import { phaseName } from '../topology/index.ts';
import { attachments } from './connectivity/attachments.ts';
import { supply } from './connectivity/supply.ts';

/** Whatever uses power must hang, phase by phase, on a source. */
export const connectivity = defineValidator({
  name: 'electrical.connectivity.validate',
  version: '1.0.0',
  title: 'Connectivity',
  description:
    'Checks that the network hangs together before anything is computed on it. Use it first on every newly read model: most ' +
    'modelling mistakes (a mistyped bus name, a forgotten phase, an open switch) show here. It judges every bus: loads and ' +
    'generators that no closed path connects to a source (islands), elements that use a phase which nothing feeds at their bus, elements ' +
    'that end in nothing, elements entered twice, and elements that bridge their own terminals. Comes back with one finding ' +
    'for each, at the bus or the element, with the line of the source that says it. Islands and missing phases are errors: ' +
    'correct them before a power flow; the others are notes to confirm. A switch whose position nobody states leaves what ' +
    'hangs on it open.',
  basis: ['IEC 61970-301 (terminal, connectivity node)', 'IEC 61968-13 (common distribution power system model)'],
  stability: 'stable',
  exposure: { visibility: 'listed' },
  appliesTo: Bus,
  reads: { fed: supply, attached: attachments },
  messages: {
    unused: 'Nothing is connected to this bus.',
    island: 'No closed path leads from a source to this bus, so {name} has no supply.',
    dead: 'No closed path leads from a source to this bus. Nothing here needs supply.',
    phaseNotFed: '{name} uses phase {phase}, which nothing feeds at this bus (fed: {fedPhases}).',
    dangling: '{name} ends at a bus where nothing else is connected.',
    parallel: '{name} connects the same conductors as {other}.',
    repeated: '{name} takes the same power at the same conductors as {other}.',
    bridge: '{name} connects conductors of this bus with themselves.',
  },
  remedies: {
    island: 'Close the switch or add the line that should feed it; look for a mistyped bus name.',
    phaseNotFed: 'Move it to a phase that is fed, or carry phase {phase} on the lines that lead here.',
    dangling: 'Confirm that the end is meant to be open, or connect what it should feed.',
    parallel: 'Confirm that both exist; if one was entered twice, take one out.',
    repeated: 'Confirm that both exist; if one was entered twice, take one out.',
    bridge: 'Correct one of its two buses.',
  },
  levels: { unused: 'note', dead: 'note', dangling: 'note', parallel: 'note', repeated: 'note', bridge: 'warning' },
  check: ({ fed, attached }, fail) => {
    if (attached.length === 0) return fail('unused');
    if (fed.length === 0) {
      const inNeed = attached.filter(({ needsSupply }) => needsSupply);
      return inNeed.length === 0 ? fail('dead') : inNeed.map(({ element: at, name }) => fail('island', { at, name }));
    }
    const fedPhases = fed.map(phaseName).join(', ');
    const verdicts: Verdict[] = [];
    for (const { element: at, name, ...attachment } of attached) {
      if (!attachment.fromUpstream) {
        const missing = attachment.phases.filter((phase) => !fed.includes(phase));
        verdicts.push(...missing.map((phase) => fail('phaseNotFed', { at, name, phase: phaseName(phase), fedPhases })));
      }
      if (attachment.bridgesItself) verdicts.push(fail('bridge', { at, name }));
      verdicts.push(...attachment.parallelTo.map((other) => fail('parallel', { at, name, other })));
      verdicts.push(...attachment.repeats.map((other) => fail('repeated', { at, name, other })));
    }
    const [only, ...others] = attached;
    if (only?.handsOn && only.fromUpstream && others.length === 0) {
      verdicts.push(fail('dangling', { at: only.element, name: only.name }));
    }
    return verdicts;
  },
  examples: {
    pass: [
      { fed: [1, 2, 3], attached: [{ name: 'line 632671', handsOn: true, fromUpstream: true }, { name: 'load 671' }] },
      { fed: [3], attached: [{ name: 'load 611', phases: [3] }] },
    ],
    fail: [
      { fed: [], attached: [{ name: 'load 680' }], because: 'island' },
      { fed: [], attached: [{ name: 'line tie', needsSupply: false }], because: 'dead' },
      { fed: [1, 3], attached: [{ name: 'load 684b', phases: [2] }], because: 'phaseNotFed' },
      { fed: [1, 2, 3], attached: [{ name: 'line 671680', handsOn: true, fromUpstream: true }], because: 'dangling' },
      { fed: [1, 2, 3], attached: [{ name: 'line a', parallelTo: ['line b'] }], because: 'parallel' },
      { fed: [1, 2, 3], attached: [{ name: 'load a', repeats: ['load b'] }], because: 'repeated' },
      { fed: [1, 2, 3], attached: [{ name: 'line a', bridgesItself: true }], because: 'bridge' },
      { fed: [], attached: [], because: 'unused' },
    ],
    // A switch of unstated position: nobody knows what is fed behind it.
    open: [{ attached: [{ name: 'load 675' }] }],
  },
});
