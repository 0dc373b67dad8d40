/**
 * What of the substrate a service can use, and a pack can need: one published list. A service declares and starts just what
 * it uses (`service.yaml`); a pack that needs more than is declared is refused when it is loaded.
 */
export const CAPABILITIES = [
  'refs',
  'pointers',
  'taxonomy',
  'jobs',
  'events',
  'security',
  'observability',
  'durable-execution',
  'persistence',
  'content-store',
] as const;
export type Capability = (typeof CAPABILITIES)[number];
