import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, writeReadableStreamToWritable } from '@remix-run/node';
import { Outlet, RemixServer, Scripts } from '@remix-run/react';
import { createRequestHandler, type EntryContext, type ServerBuild } from '@remix-run/server-runtime';
import { createElement, Fragment, type ReactNode } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { parseHtml, type HtmlNode } from './parse-html.ts';
import { readSettings, serve } from './serve.ts';

/**
 * A bare Remix page of the same HTML as the product's: one root and one route, whose loaders hold the product's data
 * ready and whose component renders the product's elements. No login, no database, no translation, no headers.
 */
const { html, root, page } = JSON.parse(readFileSync(readSettings<{ file: string }>().file, 'utf8')) as {
  html: string;
  root: object;
  page: object;
};
const tree = parseHtml(html);

const switches: ReadonlySet<string> = new Set([
  'checked',
  'disabled',
  'hidden',
  'open',
  'required',
  'selected',
  'readonly',
  'async',
]);

/** Every request makes its elements anew, as components do. Scripts of the framework are left to it. */
function render(node: HtmlNode, key: number): ReactNode {
  if (typeof node === 'string') return node;
  const { tag, attributes, children } = node;
  if (tag === 'script' && (children.some(isFrameworks) || attributes.type === 'module')) return null;
  const props: Record<string, unknown> = { key };
  for (const [name, value] of Object.entries(attributes)) {
    props[name === 'class' ? 'className' : name === 'for' ? 'htmlFor' : name] = switches.has(name) ? true : value;
  }
  if (tag === 'script') return createElement(tag, { ...props, dangerouslySetInnerHTML: { __html: children.join('') } });
  if (tag === 'body')
    return createElement(tag, props, children.map(render), createElement(Outlet), createElement(Scripts));
  return createElement(tag, props, children.length === 0 ? undefined : children.map(render));
}

const isFrameworks = (text: HtmlNode): boolean => typeof text === 'string' && text.includes('__remixContext');

const asset = (id: string, path?: string, parentId?: string) => ({
  id,
  path,
  parentId,
  hasAction: false,
  hasLoader: true,
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: false,
  module: `/assets/${id.replace('/', '-')}-0123abcd.js`,
  imports: ['/assets/components-0123abcd.js', '/assets/jsx-runtime-0123abcd.js'],
});

const build: ServerBuild = {
  mode: 'production',
  basename: '/',
  publicPath: '/',
  assetsBuildDirectory: 'build/client',
  isSpaMode: false,
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
  entry: { module: { default: handleDocument } },
  routes: {
    root: { id: 'root', path: '', module: { default: () => render(tree, 0), loader: () => root } },
    'routes/page': {
      id: 'routes/page',
      parentId: 'root',
      path: '*',
      module: { default: () => createElement(Fragment), loader: () => page },
    },
  },
  assets: {
    version: '0123abcd',
    url: '/assets/manifest-0123abcd.js',
    entry: { module: '/assets/entry.client-0123abcd.js', imports: ['/assets/components-0123abcd.js'] },
    routes: { root: asset('root', ''), 'routes/page': asset('routes/page', '*', 'root') },
  },
};

function handleDocument(request: Request, status: number, headers: Headers, remix: EntryContext): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(createElement(RemixServer, { context: remix, url: request.url }), {
      onAllReady() {
        const body = new PassThrough();
        headers.set('Content-Type', 'text/html; charset=utf-8');
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
        pipe(body);
      },
      onShellError: reject,
    });
  });
}

const handle = createRequestHandler(build, 'production');
serve(
  createServer((request, response) => {
    void handle(new Request(`http://${request.headers.host}${request.url}`)).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      if (answer.body) await writeReadableStreamToWritable(answer.body, response);
      else response.end();
    });
  }),
);
