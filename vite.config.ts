import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { envOnlyMacros, denyImports } from 'vite-env-only';
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

/** What every room loads travels in one file: many small ones compress worse. */
const shared =
  /\/app\/(contract|i18n|live|features\/shell)\/|\/app\/ui\/(bar-shape|breadcrumb|button|card|chip|choice|classes|data-table|empty-state|error-summary|field|field-frame|icon|icon-paths|logo|notice|page-shell|result-bars|select-field|switch-menu|tabs|tab-keys|text-direction|tone|user-text)\.tsx?$|\/node_modules\/zod\//;

const frame = /\/node_modules\/(react|react-dom|scheduler|@remix-run|react-router|react-router-dom|turbo-stream)\//;

function gather(id: string): string | undefined {
  if (frame.test(id)) return 'frame';
  return shared.test(id) && !id.includes('.server.') ? 'house' : undefined;
}

export default defineConfig(({ command }) => ({
  plugins: [
    tailwindcss(),
    envOnlyMacros(),
    // The build fails when code for the browser reaches the server, the database or Node itself.
    command === 'build' &&
      denyImports({ client: { specifiers: [/^#server\//, /^#db\//, /^node:/], files: ['server/**', 'db/**'] } }),
    remix(options),
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rollupOptions: { output: { manualChunks: gather } },
  },
  // Named here, so that the development server need not look for them in server code.
  optimizeDeps: { noDiscovery: true, include: browserPackages },
  server: { middlewareMode: true },
  ssr: { external: ['pino'] },
}));
