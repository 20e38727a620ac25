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

export default defineConfig(({ command }) => ({
  plugins: [
    tailwindcss(),
    envOnlyMacros(),
    // The build fails when code for the browser reaches the server, the database or Node itself.
    command === 'build' &&
      denyImports({ client: { specifiers: [/^#server\//, /^#db\//, /^node:/], files: ['server/**', 'db/**'] } }),
    remix(options),
  ],
  build: { target: 'es2020', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  // Named here, so that the development server need not look for them in server code.
  optimizeDeps: { noDiscovery: true, include: browserPackages },
  server: { middlewareMode: true },
  ssr: { external: ['pino'] },
}));
