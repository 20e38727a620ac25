import type { IncomingMessage } from 'node:http';

/** True for an address of this machine. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '');
}

/** The network of an address as {@link clientNetwork} gives it: 256 addresses of IPv4, or the /48 that a site of IPv6 has. */
export const networkPrefix = (address: string): string =>
  address.includes(':') ? address.split(':').slice(0, 3).join(':') : address.split('.').slice(0, 3).join('.');

/**
 * The address a request came from, for limits: an IPv6 address counts by its /64 network, which one household has.
 * @param trusted whether the request came through a believed proxy, whose last forwarded address is then taken
 */
export function clientNetwork(request: IncomingMessage, trusted: (address: string) => boolean): string {
  let address = request.socket.remoteAddress ?? '';
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  while (trusted(address) && forwarded.length > 0) address = forwarded.pop() ?? address;
  const bare = address.replace(/^::ffff:/, '');
  return bare.includes(':') ? bare.split(':').slice(0, 4).join(':') : bare;
}
