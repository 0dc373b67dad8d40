import assert from 'node:assert/strict';
import { BverError } from '../../primitives/index.ts';
import { isLoopbackAddress, isLoopbackAuthority, requireLoopback } from './loopback.ts';

const request = (remoteAddress: string | undefined, headers: Readonly<Record<string, string>>) => ({
  socket: remoteAddress === undefined ? {} : { remoteAddress },
  headers,
});

describe('loopback', () => {
  it('knows the addresses of this machine', () => {
    for (const address of ['127.0.0.1', '127.9.8.7', '::1', '::ffff:127.0.0.1', '::FFFF:127.0.0.1'])
      assert.ok(isLoopbackAddress(address), address);
    for (const address of [
      '10.0.0.1',
      '128.0.0.1',
      '::',
      '::ffff:10.0.0.1',
      '127.0.0.1.example.org',
      '1270.0.0.1',
      '',
    ]) {
      assert.ok(!isLoopbackAddress(address), address);
    }
  });

  it('knows the names of this machine, with and without a port', () => {
    for (const host of [
      'localhost',
      'LOCALHOST:80',
      'localhost.',
      'a.localhost:1',
      '127.0.0.1:8080',
      '[::1]:8080',
      '[::1]',
    ]) {
      assert.ok(isLoopbackAuthority(host), host);
    }
    for (const host of [
      '',
      'example.org',
      'localhost.example.org',
      '127.0.0.1.nip.io',
      '[::2]:1',
      'localhost:80:90',
      'evil@localhost',
    ]) {
      assert.ok(!isLoopbackAuthority(host), host);
    }
  });

  it('lets a caller on this machine in', () => {
    requireLoopback(request('127.0.0.1', { host: 'localhost:8080' }));
    requireLoopback(request('::1', { host: '[::1]:8080', origin: 'http://localhost:5173' }));
  });

  it('refuses other addresses, rebound names and pages of other sites', () => {
    const refused = [
      request('10.0.0.7', { host: 'localhost' }),
      request(undefined, { host: 'localhost' }),
      request('127.0.0.1', { host: 'rebound.example.org:8080' }),
      request('127.0.0.1', {}),
      request('127.0.0.1', { host: 'localhost', origin: 'https://example.org' }),
      request('127.0.0.1', { host: 'localhost', origin: 'http://localhost.example.org' }),
      request('127.0.0.1', { host: 'localhost', origin: 'null' }),
    ];
    for (const one of refused) {
      assert.throws(
        () => requireLoopback(one),
        (error) => error instanceof BverError && error.code === 'access.loopback-only',
      );
    }
  });
});
