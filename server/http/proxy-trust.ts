import proxyAddr from 'proxy-addr';

/** Makes the test whether an address is a believed proxy; nobody is, unless TRUST_PROXY names them. */
export function createProxyTrust(trustProxy: string[] | null): (address: string) => boolean {
  if (!trustProxy || trustProxy.length === 0) return () => false;
  const trust = proxyAddr.compile(trustProxy);
  return (address) => address !== '' && trust(address, 0);
}
