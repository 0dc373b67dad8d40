#!/usr/bin/env node
// The way in on a fresh clone: plain JavaScript, so that Node alone can run it. What it does is in main.ts.
import { ensureInstalled } from './bootstrap.mjs';

try {
  await ensureInstalled();
} catch (error) {
  process.stderr.write(`\n${error.message}\n`);
  process.exit(1);
}
const { register } = await import('tsx/esm/api');
register();
await import('./main.ts');
