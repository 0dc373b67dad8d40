import { z } from 'zod';
import { CAPABILITIES } from '../primitives/index.ts';

export const MODES = ['rest', 'mcp', 'worker', 'beat'] as const;

const name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is lower-case words joined by hyphens');

const probe = z.union([
  z.strictObject({ http: z.string().startsWith('/') }).describe('Healthy when a GET of this path answers 200'),
  z.literal('port').describe('Healthy when the port takes a connection'),
  z.literal('process').describe('Healthy while the process runs: it ends itself when it cannot go on'),
]);

/** Quantities as Kubernetes writes them: `500m` of a core, `512Mi`. */
const resources = z.strictObject({
  cpu: z.string().regex(/^(\d+m|\d+(\.\d+)?)$/, 'is a number of cores or of millicores, like 2 or 500m'),
  memory: z.string().regex(/^\d+(Ki|Mi|Gi)$/, 'is a size like 512Mi'),
});

const mode = z.strictObject({
  command: z.array(z.string()).min(1).describe('Arguments of the image’s entry point'),
  port: z.int().min(1).max(65_535).optional().describe('Where it listens; absent when it does not'),
  health: z.strictObject({ live: probe, ready: probe }),
  resources: z.strictObject({ requests: resources, limits: resources }),
});

const environment = z.strictObject({
  name,
  approval: z.boolean().default(false).describe('Whether a person has to agree before a release is promoted to it'),
});

const secret = z.strictObject({
  name: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'is the name of an environment variable'),
  purpose: z.string().min(1),
  required: z.boolean().default(false).describe('Whether the service cannot start without it outside of development'),
});

const unique = <T>(items: readonly T[], nameOf: (item: T) => string): boolean =>
  new Set(items.map(nameOf)).size === items.length;

/** The manifest that every BVER service shares. Values of secrets are never in it: it names them. */
export const serviceManifest = z
  .strictObject({
    $schema: z.string().optional(),
    name: name.describe('Of the service'),
    owner: z.string().min(1).describe('The team that answers for it'),
    domainPacks: z
      .array(z.string().min(1))
      .min(1)
      .describe('Names of packs in domain-packs/, or modules relative to this file'),
    capabilities: z.array(z.enum(CAPABILITIES)).describe('What of the substrate it uses'),
    modes: z.partialRecord(z.enum(MODES), mode).describe('What one process of the image can be'),
    environments: z
      .array(environment)
      .min(1)
      .refine((all) => unique(all, (each) => each.name), 'names an environment twice')
      .describe('In the order in which a release is promoted, always by its digest'),
    secrets: z
      .array(secret)
      .refine((all) => unique(all, (each) => each.name), 'names a secret twice')
      .describe('By name only'),
  })
  .describe('service.yaml: what a BVER service is, for the engine that deploys it');

export type ServiceManifest = z.output<typeof serviceManifest>;
