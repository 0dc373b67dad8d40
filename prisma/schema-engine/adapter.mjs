import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import { connect } from './database.mjs';

/** Object identifiers of PostgreSQL's types `"char"` and `text` (pg_type). */
const CHAR = 18;
const TEXT = 25;

/** A way to the database by which the engine can migrate, with shadow databases of its own. */
export function migrationAdapter(connectionString) {
  const { provider, adapterName, connect: open } = bound(new PrismaPg({ connectionString, max: 1 }));
  return {
    provider,
    adapterName,
    connect: async () => mended(await open()),
    connectToShadowDb: async () => mended(await shadow(connectionString)),
  };
}

const bound = (factory) => ({
  provider: factory.provider,
  adapterName: factory.adapterName,
  connect: factory.connect.bind(factory),
});

/**
 * The adapter is made for queries. Migrating also reads `"char"` columns of pg_catalog, which it refuses, and runs scripts
 * whose functions contain semicolons, at which it cuts.
 */
function mended(connection) {
  const queryRaw = connection.queryRaw.bind(connection);
  const performIO = connection.performIO.bind(connection);
  let charColumns = [];
  connection.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = result.fields.flatMap(({ dataTypeID }, index) => (dataTypeID === CHAR ? [index] : []));
    for (const index of charColumns) result.fields[index].dataTypeID = TEXT;
    return result;
  };
  connection.queryRaw = async (query) => {
    const answer = await queryRaw(query);
    for (const index of charColumns) answer.columnTypes[index] = ColumnTypeEnum.Character;
    return answer;
  };
  connection.executeScript = async (script) => {
    try {
      await connection.underlyingDriver().query(script);
    } catch (error) {
      connection.onError(error);
    }
  };
  return connection;
}

/** A database beside the real one, in which migrations are tried; gone when its connection is. */
async function shadow(connectionString) {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  const server = await connect(connectionString);
  await server.query(`CREATE DATABASE "${name}"`);
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  const connection = await new PrismaPg({ connectionString: url.toString(), max: 1 }).connect();
  const dispose = connection.dispose.bind(connection);
  connection.dispose = async () => {
    await dispose();
    await server.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await server.end();
  };
  return connection;
}

/** Enough of a server to compare schema files without one: it says its version, and holds nothing. */
export function offlineAdapter() {
  const connection = async () => ({
    provider: 'postgres',
    adapterName: 'offline',
    executeRaw: async () => 0,
    executeScript: async () => undefined,
    dispose: async () => undefined,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    startTransaction: () => Promise.reject(new Error('There is no database')),
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 18.4', 180004]],
    }),
  });
  return { provider: 'postgres', adapterName: 'offline', connect: connection, connectToShadowDb: connection };
}
