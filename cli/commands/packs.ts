import { pictureOfComposition } from '../../api/picture/of-composition.ts';
import { pictureText } from '../../api/picture/text.ts';
import type { Registry } from '../../primitives/index.ts';
import { createRegistry } from '../../primitives/index.ts';
import { loadServiceManifest } from '../../runtime/load-service-manifest.ts';
import { loadPacks } from '../../runtime/packs.ts';
import { packModules } from '../../runtime/pack-modules.ts';
import { configuration } from '../../runtime/configuration.ts';
import type { OperationSpec } from '../../primitives/index.ts';
import { createInlineClient } from '../client/inline-client.ts';
import type { Command } from '../command.ts';
import { CALLING, flag } from '../command.ts';
import { renderOperation } from '../render/operation.ts';
import { table } from '../render/table.ts';
import { UsageError } from '../usage-error.ts';

const stepsOf = (registry: Registry, name: string): string =>
  `Steps\n${pictureText(pictureOfComposition(registry, registry.composition(name)))}`;

/** What the loaded packs offer. */
export const packs: Command = {
  name: 'packs',
  operands: '[NAME]',
  summary: 'List what the loaded domain packs offer, or what one operation does and takes',
  options: { json: CALLING.options.json },
  describes: { json: CALLING.describes.json },
  example: 'bver packs NAME',
  async run(parsed, terminal) {
    const registry = createRegistry(await loadPacks(packModules()), loadServiceManifest().capabilities);
    for (const { message, remedy } of registry.refused) terminal.err(`not offered: ${message}\n  → ${remedy}\n`);
    const [name, ...more] = parsed.positionals;
    if (more.length > 0) throw new UsageError('packs takes one name, or none.', 'bver help packs shows what it takes.');
    if (name !== undefined) {
      const client = createInlineClient(registry, configuration().documentLimit);
      const spec = (await client.call('operations.describe', { operationId: name })) as OperationSpec;
      await client.close();
      const steps = spec.source === 'composition' ? `\n\n${stepsOf(registry, name)}` : '';
      terminal.out(`${flag(parsed, 'json') ? JSON.stringify(spec, null, 2) : renderOperation(spec) + steps}\n`);
      return 0;
    }
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
