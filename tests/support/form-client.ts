/** An answer that was read to its end. */
export type Answer = {
  status: number;
  headers: Headers;
  body: string;
  /** Where it leads, without the server's address. */
  location: string | null;
};

export type FormClient = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Posts a form as a browser without script does. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** Posts any body as it is. */
  postRaw(path: string, body: BodyInit | undefined, headers?: Record<string, string>): Promise<Answer>;
  /** The value of a cookie it holds. */
  cookie(name: string): string | undefined;
  /** Another browser with the same cookies. */
  copy(): FormClient;
};

/** A browser without script: it keeps cookies, sends forms, and follows nothing by itself. */
export function createFormClient(url: string, kept: ReadonlyMap<string, string> = new Map()): FormClient {
  const jar = new Map(kept);

  async function send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    const location = response.headers.get('location');
    return {
      status: response.status,
      headers: response.headers,
      body: await response.text(),
      location: location === null ? null : location.replace(url, ''),
    };
  }

  const browser = { accept: 'text/html' };
  return {
    get: (path, headers = {}) => send(path, { headers: { ...browser, ...headers } }),
    post: (path, fields, headers = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers: { ...browser, ...headers } }),
    postRaw: (path, body, headers = {}) =>
      send(path, { method: 'POST', headers: { ...browser, ...headers }, ...(body !== undefined && { body }) }),
    cookie: (name) => jar.get(name),
    copy: () => createFormClient(url, jar),
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const [name = '', ...value] = pair.split('=');
  const over = attributes.some(
    (attribute) =>
      attribute === 'Max-Age=0' || (/^expires=/i.test(attribute) && Date.parse(attribute.slice(8)) < Date.now()),
  );
  if (over) jar.delete(name);
  else jar.set(name, value.join('='));
}

/** Signs a demo account in. */
export async function signInAs(client: FormClient, account: string): Promise<Answer> {
  return client.post('/sign-in', { email: `${account}@demo.tachawor.test`, password: 'tachawor-demo' });
}
