import type { Capability } from './capabilities.ts';

/** What each capability of the substrate means to whoever declares it. */
export const CAPABILITY_MEANINGS: Readonly<Record<Capability, string>> = {
  refs: 'Stable references (bver://) to documents, elements, values, runs and what they made, and one way to resolve them.',
  pointers: 'Places inside what a reference names: characters, cells, paths, boxes, as fragments by their standards.',
  taxonomy: 'The registry of types that packs bind: properties, units, ports, and what may connect to what.',
  jobs: 'Runs that outlive the call that began them: followed, cancelled, paused, resumed.',
  events: 'An outbox of CloudEvents, written in the transaction of what they tell of.',
  security: 'Who may call: identity, tenants, scopes; without an identity provider, loopback only.',
  observability: 'Logs and traces by which a call is followed from its door to the database.',
  'durable-execution': 'Workflows that survive the process that runs them.',
  persistence: 'Graphs, branches, runs, findings and provenance, kept.',
  'content-store': 'Bytes under the digest of themselves: documents, chunks of snapshots, results, artifacts.',
};
