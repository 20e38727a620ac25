import { writeFileSync } from 'node:fs';
import { build } from 'vite';
import { bundled, bundledFolder, fileOf, installedVersion, versionFile } from './bundled.mjs';

// One copy of what they share: a table made by one of them is known to the others.
await build({
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  ssr: { noExternal: ['drizzle-orm'] },
  build: {
    ssr: true,
    outDir: bundledFolder,
    target: 'node22',
    rollupOptions: {
      input: Object.fromEntries(bundled.map((specifier) => [fileOf(specifier).slice(0, -'.js'.length), specifier])),
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      preserveEntrySignatures: 'strict',
    },
  },
});
writeFileSync(versionFile, installedVersion());
