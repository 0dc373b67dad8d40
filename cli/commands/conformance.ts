import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkConformance } from '../../primitives/conformance/conformance.ts';
import { conformanceReport, summarise } from '../../primitives/conformance/conformance-report.ts';
import type { DomainPack } from '../../primitives/index.ts';
import { createRegistry, nearest } from '../../primitives/index.ts';
import { openSource } from '../../runtime/evidence/open-source.ts';
import { packModules } from '../../runtime/pack-modules.ts';
import { loadPacks } from '../../runtime/packs.ts';
import { sha256 } from '../../runtime/sha256.ts';
import { PROJECT_ROOT } from '../../runtime/state-directory.ts';
import type { Command } from '../command.ts';
import { CALLING, flag, text } from '../command.ts';
import { UsageError } from '../usage-error.ts';

/** Holds packs to the laws of the contract, on their documents and on generated inputs. */
export const conformance: Command = {
  name: 'conformance',
  operands: '[PACK]',
  summary:
    'Hold the loaded domain packs, or one of them, to the laws of the contract, and say what to do about each that is broken',
  options: { seed: { type: 'string' }, graphs: { type: 'string' }, json: CALLING.options.json },
  describes: {
    seed: 'What the generated graphs follow from, a whole number; 1 unless given',
    graphs: 'How many graphs are generated for each primitive; 20 unless given',
    json: CALLING.describes.json,
  },
  example: 'bver conformance PACK --seed 7',
  async run(parsed, terminal) {
    const [name, ...more] = parsed.positionals;
    if (more.length > 0)
      throw new UsageError('conformance takes one pack, or none.', 'bver packs lists those that are loaded.');
    const seed = count(text(parsed, 'seed'), 1, 'seed');
    const graphs = count(text(parsed, 'graphs'), 20, 'graphs');
    const { packs, refused } = createRegistry(await loadPacks(packModules()));
    for (const { message, remedy } of refused) terminal.err(`not offered: ${message}\n  → ${remedy}\n`);
    const chosen = packs.filter((pack) => name === undefined || pack.name === name);
    if (chosen.length === 0) throw unknown(name ?? '', packs);
    const found = [];
    for (const pack of chosen) {
      const reports = await checkConformance(pack, { sha256, openSource, documents: documentsOf(pack), graphs, seed });
      const summary = summarise(pack, reports, seed);
      found.push({ ...summary, reports });
      if (!flag(parsed, 'json')) terminal.out(`${conformanceReport(pack, reports, seed)}\n`);
    }
    if (flag(parsed, 'json')) terminal.out(`${JSON.stringify(found, null, 2)}\n`);
    return refused.length === 0 && found.every(({ broken }) => broken === 0) ? 0 : 1;
  },
};

function count(given: string | undefined, otherwise: number, option: string): number {
  const value = given === undefined ? otherwise : Number(given);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new UsageError(`--${option} ${given ?? ''} is no whole number.`, 'bver help conformance shows what it takes.');
}

function unknown(name: string, packs: readonly DomainPack[]): UsageError {
  const names = packs.map((pack) => pack.name);
  const near = nearest(name, names).join(', ');
  return new UsageError(
    `The pack ${name} is not loaded.`,
    `Loaded: ${names.join(', ')}.${near === '' ? '' : ` Close to it: ${near}.`} Name another in BVER_PACKS or in domainPacks of service.yaml.`,
  );
}

/** The sample documents of a pack, as far as they are there; its primitives’ own examples are added by the suite. */
const documentsOf = ({ sample }: DomainPack): Record<string, Uint8Array> =>
  Object.fromEntries(
    (sample?.documents ?? [])
      .map((file) => path.resolve(PROJECT_ROOT, file))
      .filter((file) => existsSync(file))
      .map((file) => [path.basename(file), readFileSync(file)]),
  );
