import type { RequestHandler } from 'express';

const hostShape = /^[^\s/\\?#@]+$/;

/**
 * Answers 400 to a request whose address cannot be read: an odd `Host`, or a target that is no path. Pages make an
 * address of both and would fail. What a client says of a proxy counts only where proxies are believed.
 */
export function createAddressCheck(trustsProxy: boolean): RequestHandler {
  return (request, response, next) => {
    const { headers, originalUrl } = request;
    if (!trustsProxy) delete headers['x-forwarded-host'];
    const forwarded = String(headers['x-forwarded-host'] ?? '')
      .split(',')[0]
      ?.trim();
    const hosts = [headers.host, forwarded].filter((host) => host !== undefined && host !== '');
    const isReadable = hosts.every(
      (host) => hostShape.test(host ?? '') && URL.canParse(`http://${host}${originalUrl}`),
    );
    if (originalUrl.startsWith('/') && isReadable) return next();
    response.status(400).type('application/problem+json').send('{"type":"about:blank","status":400}');
  };
}
