import { z } from 'zod';
import { VARIABLES } from '../../runtime/configuration.ts';

/** Variables that are not settings of a service but of a command or a container. */
const BESIDE = [
  ['BVER_PACKS', 'Domain packs to load instead of those of `service.yaml`: names or modules, by commas', ''],
  ['BVER_REVISION', 'Git revision that `/version` answers with, where there is no checkout to ask', ''],
] as const;

/** `docs/configuration.md`: every variable that `runtime/configuration.ts` reads. */
export const configurationPage = (): string =>
  [
    '# Configuration',
    '',
    'By environment variables, all of them optional. A value that cannot be used is named at the start, and nothing starts.',
    'This page is written from `runtime/configuration.ts` (`npm run docs`), and the test command fails when the two differ.',
    '',
    '| variable | what it says | when it says nothing |',
    '| --- | --- | --- |',
    ...Object.entries(VARIABLES).map(([name, type]) => `| \`${name}\` | ${descriptionOf(type)} | ${defaultOf(type)} |`),
    ...BESIDE.map(([name, description, otherwise]) => `| \`${name}\` | ${description} | ${otherwise} |`),
    '',
  ].join('\n');

const descriptionOf = (type: z.ZodType): string => type.description ?? '';

function defaultOf(type: z.ZodType): string {
  const { data } = z.safeParse(type, undefined);
  return data === undefined ? '' : `\`${typeof data === 'string' ? data : JSON.stringify(data)}\``;
}
