import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { envOnlyMacros, denyImports } from 'vite-env-only';
import options from './remix.config.js';

export default defineConfig({
  plugins: [
    tailwindcss(),
    envOnlyMacros(),
    // The build fails when code for the browser reaches the server, the database or Node itself.
    denyImports({ client: { specifiers: [/^#server\//, /^#db\//, /^node:/], files: ['server/**', 'db/**'] } }),
    remix(options),
  ],
  build: { target: 'es2020', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  server: { middlewareMode: true },
  ssr: { external: ['pino'] },
});
