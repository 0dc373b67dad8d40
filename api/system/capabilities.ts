import { z } from 'zod';
import { CAPABILITIES, CAPABILITY_MEANINGS } from '../../primitives/index.ts';
import { defineSystemOperation } from '../operation.ts';

export const listCapabilities = defineSystemOperation({
  operationId: 'capabilities.list',
  title: 'List capabilities',
  description:
    'What of the substrate a service can use and a pack can need: what each means, whether this service declares it, which packs need it, what provides it here, and whether that answers.',
  input: z.strictObject({}),
  output: z.object({
    capabilities: z.array(
      z.object({
        name: z.enum(CAPABILITIES),
        means: z.string(),
        declared: z.boolean().describe('Whether service.yaml lists it'),
        neededBy: z.array(z.string()).describe('Domain packs that cannot do without it'),
        provider: z.string().describe('What provides it here'),
        home: z
          .enum(['process', 'embedded', 'server'])
          .describe('Part of this process, started along with it, or a server of its own'),
        ready: z.boolean().optional().describe('Whether its server answers; absent where there is none to ask'),
      }),
    ),
  }),
  rest: { method: 'GET', path: '/v1/capabilities' },
  async handle(_input, _context, { registry, substrate }) {
    const { declared, providers, ready } = substrate ?? {};
    const answers = (await ready?.()) ?? new Map<string, boolean>();
    return {
      capabilities: CAPABILITIES.map((name) => {
        const { provider, home, dependency } = providers?.[name] ?? { provider: 'BVER', home: 'process' as const };
        const answered = dependency === undefined ? undefined : answers.get(dependency);
        return {
          ...{ name, means: CAPABILITY_MEANINGS[name], declared: declared?.includes(name) ?? false },
          neededBy: registry.packs.filter(({ capabilities }) => capabilities.includes(name)).map((pack) => pack.name),
          ...{ provider, home },
          ...(answered === undefined ? {} : { ready: answered }),
        };
      }),
    };
  },
});
