import { createRegistry } from '../../primitives/index.ts';
import { loadPacks } from '../../runtime/packs.ts';
import { packModules } from '../../runtime/pack-modules.ts';
import type { Command } from '../command.ts';
import { CALLING, flag } from '../command.ts';
import { table } from '../render/table.ts';

/** What the loaded packs offer. */
export const packs: Command = {
  name: 'packs',
  operands: '',
  summary: 'List the loaded domain packs and what they offer',
  options: { json: CALLING.options.json },
  describes: { json: CALLING.describes.json },
  example: 'bver packs',
  async run(parsed, terminal) {
    const registry = createRegistry(await loadPacks(packModules()));
    for (const { message, remedy } of registry.refused) terminal.err(`not offered: ${message}\n  → ${remedy}\n`);
    const offered = [
      ...registry.compositions().map(({ name, version, title }) => ({ name, kind: 'study', version, title })),
      ...registry.primitives().map(({ name, kind, version, title }) => ({ name, kind, version, title })),
    ];
    if (flag(parsed, 'json')) terminal.out(`${JSON.stringify(offered, null, 2)}\n`);
    else {
      for (const { name, version, title } of registry.packs) terminal.out(`${title} (${name} ${version})\n\n`);
      terminal.out(
        `${table(
          ['name', 'kind', 'version', 'title'],
          offered.map((o) => [o.name, o.kind, o.version, o.title]),
        )}\n`,
      );
    }
    return 0;
  },
};
