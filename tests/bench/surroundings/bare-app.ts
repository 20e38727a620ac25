import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '#tests/support/database-templates.ts';

/** The sources of a bare Remix app: one page with a form, and nothing of ours. */
const files: Record<string, string> = {
  // The compiler looks here for what the app uses; it is found in our own folder.
  'package.json': `{ "name": "bare-remix", "private": true, "type": "module", "sideEffects": false,
  "dependencies": { "@remix-run/node": "2", "@remix-run/react": "2", "isbot": "5", "react": "18", "react-dom": "18" } }
`,
  'vite.config.js': `import { vitePlugin as remix } from '@remix-run/dev';
export default { plugins: [remix({ future: FUTURE })], build: { target: 'es2020' } };
`,
  'app/root.jsx': `import { Links, Meta, Outlet, Scripts } from '@remix-run/react';
export default function App() {
  return (
    <html lang="ar" dir="rtl">
      <head><meta charSet="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><Meta /><Links /></head>
      <body><Outlet /><Scripts /></body>
    </html>
  );
}
`,
  'app/routes/_index.jsx': `import { Form, useLoaderData } from '@remix-run/react';
export const loader = () => ({ title: 'تشاور' });
export const action = () => null;
export default function Page() {
  const { title } = useLoaderData();
  return (
    <main>
      <h1>{title}</h1>
      <Form method="post"><label><input type="radio" name="choice" value="yes" /> نعم</label><button>صوت</button></Form>
    </main>
  );
}
`,
};

const future =
  '{ v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_singleFetch: true, v3_throwAbortReason: true, v3_lazyRouteDiscovery: true }';

/** Writes and builds the bare app with the framework that the product uses, unless that was done. @returns its folder */
export function buildBareApp(): string {
  const folder = path.join(root, '.cache/bench/bare-remix');
  const mark = path.join(folder, 'built');
  const stamp = JSON.stringify(files) + readFileSync(path.join(root, 'package-lock.json'), 'utf8').length;
  if (existsSync(mark) && readFileSync(mark, 'utf8') === stamp) return folder;
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text.replace('FUTURE', future));
  }
  const compiler = path.join(root, 'node_modules/@remix-run/dev/dist/cli.js');
  execFileSync(process.execPath, [compiler, 'vite:build'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  writeFileSync(mark, stamp);
  return folder;
}
