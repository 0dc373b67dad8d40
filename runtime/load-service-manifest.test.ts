import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadServiceManifest } from './load-service-manifest.ts';
import { StartupError } from './startup-error.ts';

const GOOD = `name: feeder-studies
owner: grid-team
domainPacks: [electrical]
capabilities: [jobs]
modes:
  worker:
    command: [worker]
    health: { live: process, ready: process }
    resources:
      requests: { cpu: 500m, memory: 512Mi }
      limits: { cpu: "2", memory: 2Gi }
environments:
  - name: development
  - name: production
    approval: true
secrets:
  - name: DATABASE_URL
    purpose: PostgreSQL
`;

describe('a service manifest', () => {
  let folder = '';
  before(() => (folder = mkdtempSync(path.join(tmpdir(), 'bver-manifest-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const load = (text: string) => {
    const file = path.join(folder, 'service.yaml');
    writeFileSync(file, text);
    return loadServiceManifest(file);
  };
  const refused = (text: string, expected: RegExp): void =>
    assert.throws(
      () => load(text),
      (error: unknown) =>
        error instanceof StartupError && error.code === 'manifest.invalid' && expected.test(error.message),
    );

  it('is that of this project', () => {
    const { domainPacks, modes } = loadServiceManifest();
    assert.deepEqual(domainPacks, ['electrical']);
    assert.deepEqual(Object.keys(modes), ['rest', 'mcp', 'worker']);
  });

  it('says what is left out', () => {
    const { environments, secrets } = load(GOOD);
    assert.deepEqual(environments, [
      { name: 'development', approval: false },
      { name: 'production', approval: true },
    ]);
    assert.equal(secrets[0]?.required, false);
  });

  it('is refused with line, column and member', () => {
    refused(
      GOOD.replace('512Mi', '512MB'),
      /service\.yaml:10:38 modes\.worker\.resources\.requests\.memory: is a size like 512Mi/,
    );
  });

  it('is refused where a member is missing', () => {
    refused(GOOD.replace('owner: grid-team\n', ''), /service\.yaml:1:1 owner: /);
  });

  it('is refused with a member that nobody reads', () => {
    refused(`${GOOD}replicas: 3\n`, /Unrecognized key: "replicas"/);
  });

  it('is refused when a secret is there twice', () => {
    refused(`${GOOD}  - name: DATABASE_URL\n    purpose: again\n`, /secrets: names a secret twice/);
  });

  it('is refused when it is not YAML', () => {
    refused('name: [a', /service\.yaml:1:\d+ /);
  });

  it('is refused when it is not there', () => {
    assert.throws(() => loadServiceManifest(path.join(folder, 'none.yaml')), /none\.yaml.*ENOENT/);
  });
});
