import { createRegistry } from '../../primitives/index.ts';
import type { CheckParts } from '../../runtime/bundle/check.ts';
import { configuration } from '../../runtime/configuration.ts';
import { openSource } from '../../runtime/evidence/open-source.ts';
import { createLog } from '../../runtime/log.ts';
import { packModules } from '../../runtime/pack-modules.ts';
import { loadPacks } from '../../runtime/packs.ts';
import { offlineReplay } from '../../service.ts';

/** What a bundle is verified with where no BVER runs: the packs and the workflow code of this checkout. */
export async function offlineParts(): Promise<CheckParts> {
  const { log } = configuration();
  const registry = createRegistry(await loadPacks(packModules()));
  return { registry, openSource, replay: offlineReplay(createLog({ ...log, level: 'error' })) };
}
