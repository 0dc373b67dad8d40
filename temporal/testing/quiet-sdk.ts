import { installSdkRuntime } from '../sdk-runtime.ts';

/** Tests provoke what the SDK warns of. Before the first connection: afterwards it is too late. */
export function quietSdk(): void {
  const quiet = (): void => undefined;
  installSdkRuntime({ error: console.error, warn: quiet, info: quiet, debug: quiet });
}
