import { z } from 'zod';
import { startupError } from './startup-error.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const MIB = 1024 * 1024;

/** Every environment variable that BVER reads, with what it says and what stands when it says nothing. */
export const VARIABLES = {
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL to use; the embedded server when absent'),
  BVER_DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(2)
    .default(10)
    .describe('Connections to PostgreSQL per process'),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:]+:\d+$/, 'is host:port')
    .optional()
    .describe('Temporal to use, host:port; the embedded server when absent'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default').describe('Namespace of the workflows'),
  TEMPORAL_API_KEY: z.string().min(1).optional().describe('API key of a Temporal cluster; implies TLS'),
  TEMPORAL_TLS: flag.default(false).describe('Speak TLS to Temporal'),
  BVER_TEMPORAL_UI: flag.default(true).describe('Serve the web UI of the embedded Temporal'),
  BVER_STATE_DIRECTORY: z
    .string()
    .min(1)
    .optional()
    .describe('State of the embedded servers; .bver/ of the checkout when absent'),
  BVER_HOST: z.string().min(1).default('127.0.0.1').describe('Address that the doors listen on'),
  BVER_REST_PORT: port.default(8080).describe('Port of the REST door; the next free one when it is taken'),
  BVER_MCP_PORT: port.default(8081).describe('Port of the MCP door; the next free one when it is taken'),
  BVER_DOCUMENT_LIMIT: z.coerce
    .number()
    .int()
    .positive()
    .default(32 * MIB)
    .describe('Largest document, in bytes'),
  BVER_COMPUTE_THREADS: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('Worker threads for computing; one per core less one when absent'),
  BVER_LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info').describe('Least level that is logged'),
  BVER_LOG_FORMAT: z
    .enum(['json', 'human'])
    .optional()
    .describe('Form of the log; human at a terminal, json elsewhere'),
} as const satisfies Record<string, z.ZodType>;

const environment = z.object(VARIABLES).transform((given) => ({
  database: { url: given.DATABASE_URL, connections: given.BVER_DATABASE_CONNECTIONS },
  temporal: {
    address: given.TEMPORAL_ADDRESS,
    namespace: given.TEMPORAL_NAMESPACE,
    apiKey: given.TEMPORAL_API_KEY,
    tls: given.TEMPORAL_TLS || given.TEMPORAL_API_KEY !== undefined,
    ui: given.BVER_TEMPORAL_UI,
  },
  stateDirectory: given.BVER_STATE_DIRECTORY,
  doors: { host: given.BVER_HOST, restPort: given.BVER_REST_PORT, mcpPort: given.BVER_MCP_PORT },
  documentLimit: given.BVER_DOCUMENT_LIMIT,
  computeThreads: given.BVER_COMPUTE_THREADS,
  log: { level: given.BVER_LOG_LEVEL, format: given.BVER_LOG_FORMAT ?? (process.stderr.isTTY ? 'human' : 'json') },
}));

/** What BVER is configured to be, from the environment and defaults; read once, at the start. */
export type Configuration = z.output<typeof environment>;

/** @throws StartupError `configuration.invalid`, naming every variable that is wrong */
export function configuration(env: Readonly<Record<string, string | undefined>> = process.env): Configuration {
  // A variable that is set to nothing says nothing.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = environment.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw startupError('configuration.invalid', { problems });
}
