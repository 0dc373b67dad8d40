import pg from 'pg';

export async function connect(connectionString) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  await client.connect();
  return client;
}

/** Name of a URL's database, the URL of the server's own one, and where the server is. */
export function databaseOf(url) {
  const parsed = new URL(url);
  const name = decodeURIComponent(parsed.pathname.slice(1));
  const address = `${parsed.hostname}:${parsed.port || 5432}`;
  parsed.pathname = '/postgres';
  return { name, address, serverUrl: parsed.toString() };
}

export async function createDatabase(url) {
  const { name, serverUrl } = databaseOf(url);
  const client = await connect(serverUrl);
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return name;
}
