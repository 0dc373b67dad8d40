import type { RunResource } from '../../api/system/run-resource.ts';
import type { ErrorRecord, OperationSpec } from '../../primitives/index.ts';
import { BverError, ERRORS } from '../../primitives/index.ts';
import type { Client } from './client.ts';

type Problem = Partial<ErrorRecord> & { readonly detail?: string };

const isCode = (code: unknown): code is keyof typeof ERRORS => typeof code === 'string' && code in ERRORS;

/** Calls a BVER elsewhere through its REST door. */
export function createRemoteClient(base: string): Client {
  const url = base.replace(/\/+$/, '');
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${url}${path}`, init).catch((cause: unknown) => {
      const problem = cause instanceof Error ? cause.message : String(cause);
      throw new BverError('service.unavailable', { dependency: url, problem }, { cause });
    });
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as Problem;
    const code = isCode(problem.code) ? problem.code : 'internal.unexpected';
    throw BverError.fromRecord({
      code,
      title: problem.title ?? response.statusText,
      detail: problem.detail ?? `${url} answered ${response.status}`,
      remedy: problem.remedy ?? '',
      errors: problem.errors ?? [],
    });
  };
  const json = async <T>(path: string, init?: RequestInit): Promise<T> =>
    (await request(path, init)).json() as Promise<T>;
  const post = (body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const client: Client = {
    place: url,
    async start({ operationId, versionRange, documents, parameters, ...start }) {
      const references = await Promise.all(
        documents.map(async (document) => ({ digest: await client.upload(document), name: document.name })),
      );
      const spec = await json<OperationSpec>(`/v1/operations/${operationId}`);
      const input = { documents: references, parameters, ...start };
      const path =
        versionRange === undefined
          ? spec.rest.path
          : spec.rest.path.replace(/(?=:\w+$)/, `/versions/${encodeURIComponent(versionRange)}`);
      return json<RunResource>(path, post(input, { prefer: 'respond-async' }));
    },
    async follow(runId, onChange) {
      for (;;) {
        const run = await json<RunResource>(`/v1/runs/${runId}`);
        onChange(run);
        if (run.done) return run;
        await nextEvent(`${url}/v1/runs/${runId}/events`);
      }
    },
    async call(operationId, input) {
      const { rest } = await json<OperationSpec>(`/v1/operations/${operationId}`);
      const left = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
      const path = rest.path.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = textOf(left.get(name));
        left.delete(name);
        return encodeURIComponent(value);
      });
      if (rest.method === 'POST') return json(path, post(Object.fromEntries(left)));
      const query = new URLSearchParams(
        Object.fromEntries([...left].map(([name, value]) => [name, textOf(value)])),
      ).toString();
      return json(query === '' ? path : `${path}?${query}`);
    },
    async upload({ name, bytes }) {
      const { digest } = await json<{ digest: string }>(`/v1/documents?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Blob([bytes]),
      });
      return digest;
    },
    artifact: async (digest) => new Uint8Array(await (await request(`/v1/artifacts/${digest}`)).arrayBuffer()),
    cancel: async (runId) => void (await request(`/v1/runs/${runId}:cancel`, post({}))),
    close: async () => undefined,
  };
  return client;
}

/** A path or query parameter: texts as they are, anything else as JSON. */
const textOf = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Waits for something new on the run's event stream, at most half a second: then the run is looked at again. */
async function nextEvent(url: string): Promise<void> {
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), 500);
  try {
    const response = await fetch(url, { signal: given.signal });
    const reader = response.body?.getReader();
    // The first chunk replays what is known already; the second one is news.
    await reader?.read();
    await reader?.read();
  } catch {
    // Timed out or cut off: looking again is the answer to both.
  } finally {
    clearTimeout(timer);
    given.abort();
  }
}
