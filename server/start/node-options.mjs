import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';

/**
 * Options of Node for every program of ours. In a surge thousands of acts wait for one commit: with the default of 16 MB
 * for young objects each collection copies them all, which costs a fifth of the processor. MiB.
 */
export const nodeOptions = [
  '--min-semi-space-size=16',
  '--max-semi-space-size=32',
  `--import=${pathToFileURL(inRoot('server', 'start', 'preload.mjs')).href}`,
];

/** Where compiled code of the server lies, so that one that starts, or comes back after a crash, need not compile it again. */
export const compiledFolder = inRoot('build', 'compiled');
