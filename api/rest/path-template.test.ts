import assert from 'node:assert/strict';
import { pathTemplate } from './path-template.ts';

describe('a path template', () => {
  it('tells a verb from the name before it', () => {
    const cancel = pathTemplate('/v1/runs/{runId}:cancel');
    assert.deepEqual(cancel.match('/v1/runs/a.b:cancel'), { runId: 'a.b' });
    assert.equal(cancel.match('/v1/runs/a.b:pause'), undefined);
    assert.equal(pathTemplate('/v1/runs/{runId}').match('/v1/runs/a.b:cancel'), undefined);
  });

  it('decodes values, a slash or colon within them as well', () => {
    const element = pathTemplate('/v1/snapshots/{snapshot}/elements/{subject}');
    assert.deepEqual(element.match('/v1/snapshots/ab/elements/a%2Fb%3Ac%20%C3%A9'), {
      snapshot: 'ab',
      subject: 'a/b:c é',
    });
    assert.equal(element.match('/v1/snapshots/ab/elements/a/b'), undefined);
    assert.equal(element.match('/v1/snapshots/ab/elements/'), undefined);
  });

  it('takes dots as dots', () => {
    assert.equal(pathTemplate('/openapi.json').match('/openapiXjson'), undefined);
  });
});
