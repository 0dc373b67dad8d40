// What the image's HEALTHCHECK runs: exit code 0 when the mode that the container is in does its work.
import { readFileSync } from 'node:fs';

const PORT_OF = { rest: process.env.BVER_REST_PORT || '8080', mcp: process.env.BVER_MCP_PORT || '8081' };

/** The mode is the first argument of the container's first process that is one: `node cli/bver.mjs rest`. */
function mode() {
  const given = process.argv[2];
  if (given !== undefined) return given;
  const command = readFileSync('/proc/1/cmdline', 'utf8').split('\0');
  return command[command.findIndex((argument) => argument.endsWith('bver.mjs')) + 1];
}

const port = PORT_OF[mode()];
// A worker listens nowhere, and ends itself when it cannot go on: that this runs at all says that it has not.
if (port !== undefined) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2500) });
    // The MCP door has no page there, and says so: it is alive.
    process.exitCode = answer.status < 500 ? 0 : 1;
  } catch {
    process.exitCode = 1;
  }
}
