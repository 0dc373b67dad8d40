import { PROJECT_ROOT } from '../../runtime/state-directory.ts';
import type { Command } from '../command.ts';
import { writePack } from '../new-pack/write-pack.ts';
import { UsageError } from '../usage-error.ts';

/** Writes a new domain pack that runs, and keeps the laws, as it is. */
export const newPack: Command = {
  name: 'new',
  operands: 'pack NAME',
  summary: 'Write a new domain pack, with one primitive of each kind, that keeps the laws of the contract as it is',
  options: {},
  describes: {},
  example: 'bver new pack heat',
  async run(parsed, terminal) {
    const [what, name, ...more] = parsed.positionals;
    if (what !== 'pack' || name === undefined || more.length > 0) {
      throw new UsageError('new takes the word pack, and a name.', 'Write for example: bver new pack heat.');
    }
    const files = writePack(name, PROJECT_ROOT);
    terminal.out(
      [
        ...files,
        '',
        `Load it:          name ${name} in domainPacks of service.yaml, or set BVER_PACKS=${name}`,
        `Study a document: BVER_PACKS=${name} npx bver study domain-packs/${name}/cases/first/first.${name} --inline`,
        `Hold it to laws:  BVER_PACKS=${name} npx bver conformance ${name}`,
        `Read on:          domain-packs/${name}/README.md`,
        '',
      ].join('\n'),
    );
    return 0;
  },
};
