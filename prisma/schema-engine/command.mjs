import { connect, createDatabase, databaseOf } from './database.mjs';

const COMMANDS = {
  'can-connect-to-database': async (url) => (await connect(url)).end(),
  'create-database': createDatabase,
};

/** Codes of PostgreSQL's errors (SQLSTATE) as Prisma's; everything else reads as unreachable. */
const problemOf = (error, { name, address }) => {
  if (error.code === '3D000') return { error_code: 'P1003', message: `Database \`${name}\` does not exist` };
  if (error.code === '28P01') return { error_code: 'P1000', message: 'The database server refused the credentials' };
  return { error_code: 'P1001', message: `Can't reach database server at \`${address}\`: ${error.message}` };
};

/** Answers `cli <command>`. The Prisma CLI skips the first line on standard error and reads the last. */
export async function runCommand(command, url) {
  try {
    if (!(command in COMMANDS)) throw new Error(`There is no command ${command}`);
    await COMMANDS[command](url);
    return 0;
  } catch (error) {
    const fields = { is_panic: false, ...problemOf(error, databaseOf(url)) };
    console.error(
      JSON.stringify({ level: 'INFO', target: 'schema_engine', fields: { message: 'schema-engine-wasm' } }),
    );
    const timestamp = new Date().toISOString();
    process.stderr.write(JSON.stringify({ timestamp, level: 'ERROR', target: 'schema_engine::logger', fields }));
    return 1;
  }
}
