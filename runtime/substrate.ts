import type { Capability } from '../primitives/index.ts';
import type { Health } from './health.ts';

/** What provides a capability in this service. */
export interface Provider {
  readonly provider: string;
  /** Part of this process, started along with it, or a server that configuration names. */
  readonly home: 'process' | 'embedded' | 'server';
  /** The dependency whose health is asked for. */
  readonly dependency?: string;
}

/** What of the substrate a service declares, and what provides it. */
export interface Substrate {
  readonly declared: readonly Capability[];
  readonly providers: Partial<Readonly<Record<Capability, Provider>>>;
  /** Whether each dependency answers, by its name. */
  ready(): Promise<ReadonlyMap<string, boolean>>;
}

/** The substrate of a service on PostgreSQL and Temporal, each embedded unless configuration names a server. */
export function createSubstrate(
  declared: readonly Capability[],
  servers: { readonly postgres: boolean; readonly temporal: boolean },
  health: () => Promise<Health>,
): Substrate {
  const home = (server: boolean): Provider['home'] => (server ? 'server' : 'embedded');
  const postgres: Provider = { provider: 'PostgreSQL', home: home(servers.postgres), dependency: 'postgres' };
  const temporal: Provider = { provider: 'Temporal', home: home(servers.temporal), dependency: 'temporal' };
  return {
    declared,
    providers: {
      persistence: postgres,
      'content-store': postgres,
      events: postgres,
      jobs: temporal,
      'durable-execution': temporal,
    },
    ready: async () => new Map((await health()).dependencies.map(({ name, ready }) => [name, ready])),
  };
}
