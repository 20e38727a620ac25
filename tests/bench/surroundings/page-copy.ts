import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A page of the product and what its loaders gave. */
export type PageCopy = { html: string; root: unknown; page: unknown };

type Decode = (stream: ReadableStream<Uint8Array>) => Promise<{ value: unknown; done: Promise<void> }>;
type Loaded = Record<string, { data?: unknown }>;

/** The decoder of the framework's own data format; it comes with the framework and is not ours to name. */
const here = createRequire(import.meta.url);
const { decode } = createRequire(here.resolve('@remix-run/server-runtime'))('turbo-stream') as { decode: Decode };

/** Fetches a page as its reader gets it, with the data of its root and of its last route. */
export async function copyPage(url: string, path: string, cookie?: string): Promise<PageCopy> {
  const headers = { ...(cookie !== undefined && { cookie }), 'accept-encoding': 'identity' };
  const html = await (await fetch(url + path, { headers })).text();
  const { body } = await fetch(`${url}${path}.data`, { headers });
  if (!body) throw new Error(`${path} has no data.`);
  const { value, done } = await decode(body);
  await done;
  const routes = Object.entries(value as Loaded);
  return { html, root: routes[0]?.[1].data, page: routes.at(-1)?.[1].data };
}

/** Writes a copy where a reference can read it. */
export function writeCopy(file: string, copy: PageCopy): string {
  writeFileSync(file, JSON.stringify(copy));
  return file;
}
