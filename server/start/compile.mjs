import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';

// Node writes what it compiled into NODE_COMPILE_CACHE when it ends: nothing here starts anything.
await import(pathToFileURL(inRoot('server', 'node.ts')).href);
await import(pathToFileURL(inRoot('build', 'server', 'index.js')).href);
process.exit(0);
