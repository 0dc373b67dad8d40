import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunResource } from '../../api/system/run-resource.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Speaks to the REST door as a service would. */
export function restClient(base: string) {
  const send = async (
    method: string,
    at: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const response = await fetch(`${base}${at}`, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const run = async (runId: string): Promise<RunResource> =>
    (await send('GET', `/v1/runs/${runId}`)).body as RunResource;
  return {
    get: (at: string) => send('GET', at),
    post: (at: string, body: unknown, headers?: Readonly<Record<string, string>>) => send('POST', at, body, headers),
    run,
    async until(runId: string, holds: (run: RunResource) => boolean, seconds = 60): Promise<RunResource> {
      const end = Date.now() + seconds * 1000;
      for (;;) {
        await sleep(50);
        const now = await run(runId);
        if (holds(now)) return now;
        if (Date.now() > end)
          throw new Error(`After ${seconds} s the run is ${JSON.stringify([now.status, now.progress, now.error])}`);
      }
    },
    async upload(name: string, bytes: Uint8Array): Promise<Answer> {
      const response = await fetch(`${base}/v1/documents?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Blob([bytes]),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
  };
}

export type RestClient = ReturnType<typeof restClient>;

export const documentsOf = (folder: string, names: readonly string[]): { name: string; text: string }[] =>
  names.map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
