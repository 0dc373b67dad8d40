import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client as McpClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { LocatedFinding } from '../../api/run-findings.ts';
import type { RunResource } from '../../api/system/run-resource.ts';
import { checkout } from './bver-process.ts';
import type { Checkout } from './bver-process.ts';
import { BROKEN_INPUTS } from './broken-inputs.ts';
import type { BrokenInput } from './broken-inputs.ts';
import { restClient } from './rest-client.ts';
import type { RestClient } from './rest-client.ts';
import { STUDY } from './sample-study.ts';

/** What a door says of an input: its error, or the findings of its result. */
interface Told {
  readonly detail: string;
  readonly remedy: string;
  readonly place: string;
}
interface Errored {
  readonly detail?: string;
  readonly remedy?: string;
}

const ofError = ({ detail = '', remedy = '' }: Errored): Told => ({ detail, remedy, place: detail });
const ofFindings = (findings: readonly LocatedFinding[]): Told[] =>
  findings
    .filter(({ kind }) => kind !== 'pass')
    .map(({ message, remedy = '', focusNode, locations }) => ({
      detail: `${focusNode} ${message}`,
      remedy,
      place: locations.map(({ place }) => place).join(' '),
    }));

function isTold(input: BrokenInput, told: readonly Told[]): void {
  const place =
    input.line === undefined
      ? new RegExp(input.name.replace('.', '\\.'))
      : new RegExp(`${input.name.replace('.', '\\.')}:${input.line}\\b`);
  const found = told.find(
    (one) => input.says.test(one.detail) && (place.test(one.place) || input.what === 'an island') && one.remedy !== '',
  );
  assert.ok(found, `${input.what} is told with file, line and remedy: ${JSON.stringify(told, null, 1)}`);
}

describe('ten broken inputs', function () {
  this.timeout(180_000);
  let place: Checkout;
  let rest: RestClient;
  let mcp: McpClient;

  before(async () => {
    place = checkout();
    const up = place.start('up', '--no-sample');
    await up.says(/Ctrl-C stops everything/, 170);
    rest = restClient(new URL(/Health +(\S+)/.exec(up.stdout())?.[1] ?? '').origin);
    mcp = new McpClient({ name: 'e2e', version: '1.0.0' });
    const url = new URL(/MCP +(\S+)/.exec(up.stdout())?.[1] ?? '');
    await mcp.connect(new StreamableHTTPClientTransport(url));
  });
  after(async () => {
    await mcp.close();
    await place.dispose();
  });

  const ofRun = async (runId: string): Promise<Told[]> => {
    const run = await rest.until(runId, ({ done }) => done);
    if (run.error) return [ofError(run.error)];
    const { body } = await rest.get(`/v1/runs/${runId}/findings?pageSize=1000`);
    return ofFindings((body as { findings: LocatedFinding[] }).findings);
  };

  for (const input of BROKEN_INPUTS) {
    it(`${input.what}, by REST`, async () => {
      const { status, body } = await rest.upload(input.name, input.bytes);
      if (status >= 400) return isTold(input, [ofError(body as Errored)]);
      const started = await rest.post(`/v1/workflows/${STUDY}:start`, {
        documents: [{ digest: (body as { digest: string }).digest }],
      });
      isTold(
        input,
        started.status >= 400 ? [ofError(started.body as Errored)] : await ofRun((started.body as RunResource).id),
      );
    });

    it(`${input.what}, by MCP`, async () => {
      const base64 = Buffer.from(input.bytes).toString('base64');
      const put = await mcp
        .callTool({ name: 'documents_put', arguments: { name: input.name, base64 } })
        .catch((error: unknown) => ({ isError: true, structuredContent: undefined, refused: String(error) }));
      if (put.isError) return isTold(input, [ofMcp(put)]);
      const { digest } = put.structuredContent as { digest: string };
      const started = await mcp.callTool({ name: 'electrical_study_start', arguments: { documents: [{ digest }] } });
      if (started.isError) return isTold(input, [ofMcp(started)]);
      const { id, runId } = started.structuredContent as { id?: string; runId?: string };
      isTold(input, await ofRun(runId ?? id ?? ''));
    });

    it(`${input.what}, by the command line`, async () => {
      const file = path.join(place.state, input.name);
      writeFileSync(file, input.bytes);
      const { code, stdout, stderr } = await place.bver('study', file, '--inline', '--json');
      assert.doesNotMatch(stderr, /at .*\.ts:\d+/, 'no stack');
      const answer = JSON.parse(stdout) as { error?: Errored; findings?: LocatedFinding[] };
      if (answer.error) assert.notEqual(code, 0);
      isTold(input, answer.error ? [ofError(answer.error)] : ofFindings(answer.findings ?? []));
    });
  }
});

/** A tool's error says its code, detail and remedy in structured form; one that the transport refused says it in text. */
function ofMcp(answer: object): Told {
  const { structuredContent, refused } = answer as {
    structuredContent?: Errored & { error?: Errored };
    refused?: string;
  };
  if (structuredContent) return ofError(structuredContent.error ?? structuredContent);
  // Refused before it was read: there is no name yet, but the limit and what to do.
  const { message = '', data } =
    (JSON.parse(/\{.*\}/s.exec(refused ?? '')?.[0] ?? '{}') as { error?: { message?: string; data?: Errored } })
      .error ?? {};
  return { detail: message, remedy: data?.remedy ?? '', place: 'large.dss' };
}
