import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { envOnlyMacros, denyImports } from 'vite-env-only';
import { writeShapes } from './app/contract/shape-of.ts';
import options from './remix.config.js';

const browserPackages = [
  'react',
  'react-dom',
  'react-dom/client',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  '@remix-run/react',
  'socket.io-client',
  'zod/mini',
];

/** What the pages that run script share travels in few files: many small ones compress worse. */
const house =
  /\/app\/(i18n\/(?!said|use-spoken)|features\/shell\/)|\/app\/contract\/(document|errors|fold-arabic|languages|limits|opinions|western-digits)\.ts$|\/app\/live\/(use-)?announcer\.ts$|\/app\/ui\/(breadcrumb|button|chip|choice|classes|empty-state|field|field-frame|icon|icon-paths|logo|notice|offline-note|page-shell|switch-menu|tab-keys|text-direction|tone|user-text)\.tsx?$/;

/** What every room adds to that: reading and drawing what is sent live; not what only ballots with options need. */
const room =
  /\/app\/contract\/(?!ballots|ballot-fields|ids|options-verdict|inputs\/|kiosk|minutes|motion-rules|promise-file|question-moves|record-name|replay|script-runs|receipts|reversible|seal-|share-card|sign-times)|\/app\/live\/(?!read-receipt)|\/app\/ui\/(card|select-field|tabs)\.tsx?$/;

/** Only needed where somebody writes, in the room's own files. */
const asking = /\/app\/(contract\/(similar-texts|like-statements)|live\/use-captions)\.ts$/;

/** The page on which an opinion is written, before its editor. */
const writing =
  /\/app\/features\/opinions\/(block-view|document-view|edit-view|editor-frame|inline-view|opinion-facts|opinion-head|opinion-state|outline|table-view)\.tsx?$|\/app\/ui\/(dialog|time)\.tsx$/;

const frame =
  /\/app\/(web\/outermost-boundary|i18n\/plain-fault)\.|\/node_modules\/(react|react-dom|scheduler|@remix-run|react-router|react-router-dom|turbo-stream)\//;

function gather(id: string): string | undefined {
  if (frame.test(id)) return 'frame';
  // Else it would come along with what the room has of the contract.
  if (id.includes('/node_modules/zod/')) return 'schemas';
  if (id.includes('.server.')) return undefined;
  if (house.test(id) || id.includes('vite/preload-helper')) return 'house';
  if (writing.test(id)) return 'writing';
  return room.test(id) && !asking.test(id) ? 'room' : undefined;
}

/** Files of libraries that no page needs as they are, and what stands in their place. */
const trimmed: ReadonlyArray<[file: string, code: string]> = [
  // Yjs warns through this file, which for the sake of colours brings elements, schemas and random data with it.
  [
    '/lib0/logging.js',
    `export * from './logging.common.js';
     const words = (parts) => parts.filter((part) => typeof part !== 'symbol');
     export const print = (...parts) => console.log(...words(parts));
     export const warn = (...parts) => console.warn(...words(parts));`,
  ],
  // For developers, in English; ours says the same to people (`app/web/outermost-boundary.tsx`), and all data come with the page.
  [
    '/@remix-run/react/dist/esm/errorBoundaries.js',
    `export { RemixErrorBoundary, RemixRootDefaultErrorBoundary } from '${path.resolve('app/web/outermost-boundary.tsx')}';`,
  ],
  ['/@remix-run/react/dist/esm/fallback.js', 'export const RemixRootDefaultHydrateFallback = () => null;'],
  // Pages connect by WebSocket, or by polling where that is closed (`app/live/connect.ts`), and by nothing else.
  ['/engine.io-client/build/esm/transports/webtransport.js', 'export class WT {}'],
  // What travels live is text: nothing in it is taken apart for bytes.
  [
    '/socket.io-parser/build/esm/is-binary.js',
    'export const isBinary = () => false; export const hasBinary = isBinary;',
  ],
  [
    '/socket.io-parser/build/esm/binary.js',
    `export const deconstructPacket = (packet) => ({ packet, buffers: [] });
     export const reconstructPacket = (packet) => packet;`,
  ],
  [
    '/engine.io-parser/build/esm/contrib/base64-arraybuffer.js',
    'export const encode = () => ""; export const decode = () => new ArrayBuffer(0);',
  ],
  // Tabs hear of each other through the server: the provider's other way is off (`disableBc`).
  ['/lib0/broadcastchannel.js', 'export const [publish, subscribe, unsubscribe] = [() => {}, () => {}, () => {}];'],
  // Our editor is made without Lexical's extensions: asked for one, it has none, and needs no builder of them to say so.
  [
    '/extension/dist/LexicalExtensionGetPeerDependencyFromEditor.prod.js',
    'export const getPeerDependencyFromEditor = () => undefined;',
  ],
];

const trimLibraries = {
  name: 'trim-libraries',
  load: (id: string) => trimmed.find(([file]) => id.endsWith(file))?.[1],
};

/**
 * Pages that follow a room carry no schema library: they check what comes live by shapes that are made of the schemas here,
 * and making a schema is told to have no effect, so that one which nobody reads is left out.
 */
const leaveSchemas = {
  name: 'leave-schemas',
  apply: 'build' as const,
  async load(id: string) {
    if (!id.endsWith('/app/contract/event-shapes.ts')) return undefined;
    // Loaded here, so that the development server does not begin anew with every change of the contract.
    const made = (await import(pathToFileURL(id).href)) as typeof import('./app/contract/event-shapes.ts');
    return writeShapes('eventShapes', made.eventShapes);
  },
  transform: (code: string, id: string) =>
    id.includes('/app/contract/')
      ? { code: code.replace(/\bz\.(?=\w+\()/g, '/*#__PURE__*/ z.'), map: null }
      : undefined,
};

export default defineConfig(({ command }) => ({
  plugins: [
    tailwindcss(),
    envOnlyMacros(),
    trimLibraries,
    leaveSchemas,
    // The build fails when code for the browser reaches the server, the database or Node itself.
    command === 'build' &&
      denyImports({ client: { specifiers: [/^#server\//, /^#db\//, /^node:/], files: ['server/**', 'db/**'] } }),
    remix(options),
  ],
  // The one script that stands alone (`app/live/typed`): a module, as the pages' own are.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    minify: 'terser',
    terserOptions: { ecma: 2020, module: true, compress: { passes: 3, ecma: 2020 } },
    rollupOptions: { output: { manualChunks: gather } },
  },
  // Named here, so that the development server need not look for them in server code.
  optimizeDeps: { noDiscovery: true, include: browserPackages },
  server: { middlewareMode: true },
  ssr: { external: ['pino'] },
}));
