import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/server-runtime';
import compression from 'compression';
import express from 'express';
import { createAssets } from '#server/http/assets.ts';
import { readSettings, serve } from './serve.ts';

/** A bare Remix app with its script, its files compressed as ours are. */
const { folder } = readSettings<{ folder: string }>();
const build = (await import(pathToFileURL(path.join(folder, 'build/server/index.js')).href)) as ServerBuild;
const app = express();
app.use(await createAssets(path.join(folder, 'build/client')));
app.use(compression());
app.all('*', createRequestHandler({ build, mode: 'production' }));
serve(createServer(app));
