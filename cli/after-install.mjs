// npm's postinstall.
import { afterInstall } from './bootstrap.mjs';

try {
  await afterInstall();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
