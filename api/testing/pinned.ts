import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Holds a surface to its pin, a JSON literal in the repository. A change of the surface is a change for everybody who
 * builds on it: it is made on purpose (UPDATE_SURFACE=1 writes the pin anew), and the difference is read.
 *
 * @param pin where the literal lies
 */
export function assertPinned(pin: URL, surface: unknown): void {
  const actual = `${JSON.stringify(surface, null, 2)}\n`;
  if (process.env['UPDATE_SURFACE'] === '1') {
    mkdirSync(new URL('.', pin), { recursive: true });
    writeFileSync(pin, actual);
    return;
  }
  const name = pin.pathname.split('/').slice(-3).join('/');
  const remedy = `${name} is not what is offered now. If that is meant, run the test with UPDATE_SURFACE=1 and read the difference.`;
  assert.deepEqual(JSON.parse(actual), JSON.parse(readFileSync(pin, 'utf8')), remedy);
}
