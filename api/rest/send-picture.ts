import type { Request, Response } from 'express';
import { LOCAL_CALLER } from '../auth/local-caller.ts';
import { pictureOfComposition } from '../picture/of-composition.ts';
import { pictureOfRun } from '../picture/of-run.ts';
import type { Picture } from '../picture/parts.ts';
import { pictureSvg } from '../picture/svg.ts';
import { BverError } from '../../primitives/index.ts';
import type { RestOptions } from './rest-options.ts';

/** The picture has its colours in itself, and loads and runs nothing. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** @throws BverError `operation.unknown`, `operation.version-unknown` */
export function sendWorkflowPicture(
  { broker: { registry } }: RestOptions,
  name: string,
  request: Request,
  response: Response,
): void {
  const { version } = request.query;
  send(
    response,
    pictureOfComposition(registry, registry.composition(name, typeof version === 'string' ? version : undefined)),
  );
}

/** @throws BverError `run.not-found` */
export async function sendRunPicture({ store }: RestOptions, runId: string, response: Response): Promise<void> {
  const { tenant } = LOCAL_CALLER;
  const run = await store.run(tenant, runId);
  if (!run) throw new BverError('run.not-found', { runId });
  send(response, pictureOfRun(run, await store.steps(tenant, runId), await store.nodes(tenant, runId)));
}

/** What is drawn changes with the packs that are loaded, and while a run goes on. */
const send = (response: Response, picture: Picture): void =>
  void response
    .set({ 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'Cache-Control': 'no-cache' })
    .type('image/svg+xml')
    .send(pictureSvg(picture));
