import assert from 'node:assert/strict';
import { createSubstrate } from './substrate.ts';

describe('the substrate of a service', () => {
  it('says what provides a capability, and whether that answers', async () => {
    const answer = (name: string, ready: boolean) => ({ name, ready, latencyMs: 1 });
    const health = async () => ({ ready: false, dependencies: [answer('postgres', true), answer('temporal', false)] });
    const substrate = createSubstrate(['persistence'], { postgres: false, temporal: true }, health);
    assert.deepEqual(substrate.providers['persistence'], {
      provider: 'PostgreSQL',
      home: 'embedded',
      dependency: 'postgres',
    });
    assert.equal(substrate.providers['durable-execution']?.home, 'server');
    assert.deepEqual(
      [...(await substrate.ready())],
      [
        ['postgres', true],
        ['temporal', false],
      ],
    );
  });
});
