import type { DomainPack } from '../primitives/index.ts';
import { BverError } from '../primitives/index.ts';

const isPack = (value: unknown): value is DomainPack =>
  typeof value === 'object' && value !== null && 'contract' in value && 'primitives' in value && 'binding' in value;

/** The module of a pack that ships with the project, by the name that `service.yaml` gives. */
export const packModule = (name: string): string => new URL(`../domain-packs/${name}/pack.ts`, import.meta.url).href;

/**
 * Loads packs from their modules (URLs): each exports one domain pack.
 *
 * @throws BverError `definition.invalid` when a module cannot be loaded or exports none
 */
export const loadPacks = (modules: readonly string[]): Promise<DomainPack[]> =>
  Promise.all(
    modules.map(async (module) => {
      const exported = await importModule(module);
      const pack = Object.values(exported).find(isPack);
      if (pack) return pack;
      throw new BverError('definition.invalid', { name: module, problem: 'the module exports no domain pack' });
    }),
  );

async function importModule(module: string): Promise<Record<string, unknown>> {
  try {
    return (await import(module)) as Record<string, unknown>;
  } catch (cause) {
    if (cause instanceof BverError) throw cause;
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new BverError('definition.invalid', { name: module, problem }, { cause });
  }
}
