import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BundleOptions } from '@temporalio/worker';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { stateDirectory } from '../runtime/state-directory.ts';
import { sourcesDigest, WORKFLOWS_ENTRY, workflowSources } from './workflow-sources.ts';

/** Workflow code as a worker takes it. */
export interface WorkflowBundle {
  readonly code: string;
}

/** `@temporalio/worker` does not export webpack's types, and we do not depend on webpack ourselves. */
type WebpackConfiguration = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/** Minified, because every cached workflow has its own copy of the compiled code; names stay, they are in histories. */
const minified = (config: WebpackConfiguration): WebpackConfiguration => ({
  ...config,
  mode: 'production',
  optimization: { minimize: true, minimizeOptions: { javascript: { keep_classnames: true, keep_fnames: true } } },
});

/** Bundles the workflows without looking into the cache. */
export async function buildBundle(entry = WORKFLOWS_ENTRY): Promise<WorkflowBundle> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: entry,
    webpackConfigHook: minified,
    logger: new DefaultLogger('ERROR'),
  });
  return { code };
}

/**
 * The workflow bundle, built once for each state of its sources and kept in `cache/` of the state directory.
 *
 * @param state the state directory
 */
export async function workflowBundle(state = stateDirectory()): Promise<WorkflowBundle> {
  const file = path.join(state, 'cache', `workflows-${sourcesDigest(workflowSources()).slice(0, 16)}.js`);
  const kept = read(file);
  if (kept !== undefined) return { code: kept };
  const bundle = await buildBundle();
  mkdirSync(path.dirname(file), { recursive: true });
  // Two processes may build at once: each renames a whole file into place.
  writeFileSync(`${file}.${process.pid}`, bundle.code);
  renameSync(`${file}.${process.pid}`, file);
  return bundle;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
