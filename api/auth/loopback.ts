import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { BverError } from '../../primitives/index.ts';

/** Whether an IP address is loopback: 127.0.0.0/8 (RFC 1122 §3.2.1.3), ::1 (RFC 4291 §2.5.3), or the former mapped into IPv6. */
export function isLoopbackAddress(address: string): boolean {
  const plain = address.toLowerCase().replace(/^::ffff:/, '');
  return isIP(plain) === 4 ? plain.startsWith('127.') : plain === '::1';
}

/** Whether the authority of a URL or a Host header (`name[:port]`) names this machine. */
export function isLoopbackAuthority(authority: string): boolean {
  const { host } = /^(?<host>\[[^\]]*\]|[^:]*)(?::\d*)?$/.exec(authority.trim())?.groups ?? {};
  if (host === undefined) return false;
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  return name === 'localhost' || name.endsWith('.localhost') || isLoopbackAddress(name);
}

/** `null` is the origin of sandboxed and local files: nobody that may call. */
const isLoopbackOrigin = (origin: string): boolean =>
  /^https?:\/\//.test(origin) && isLoopbackAuthority(origin.replace(/^https?:\/\//, ''));

/** What is looked at of a request. */
export interface Peer {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: Pick<IncomingHttpHeaders, 'host' | 'origin'>;
}

/**
 * Without an identity provider only this machine may call. The peer's address alone does not show that: a page of another
 * site can reach loopback through the browser, under its own Origin or, by rebinding a name it owns, under its own Host.
 *
 * @throws BverError `access.loopback-only`
 */
export function requireLoopback({ socket, headers }: Peer): void {
  const { remoteAddress } = socket;
  if (remoteAddress === undefined || !isLoopbackAddress(remoteAddress))
    throw refused(`the address ${remoteAddress ?? 'unknown'}`);
  if (!isLoopbackAuthority(headers.host ?? '')) throw refused(`the host ${headers.host ?? '(none)'}`);
  if (headers.origin !== undefined && !isLoopbackOrigin(headers.origin)) throw refused(`the origin ${headers.origin}`);
}

const refused = (address: string): BverError => new BverError('access.loopback-only', { address });
