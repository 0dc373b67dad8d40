import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../prisma/client/client.ts';
import type { Prisma } from '../prisma/client/client.ts';

export { Prisma } from '../prisma/client/client.ts';

/** A pool of connections to the database of BVER. */
export type Database = PrismaClient;

/** What a repository works with: the pool, or one transaction of it. */
export type Connection = Database | Prisma.TransactionClient;

/** Opens a pool of at most that many connections; none is made before the first query. `$disconnect()` closes them. */
export const openDatabase = (url: string, connections = 10): Database =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: connections, application_name: 'bver' }) });
