import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readSettings, serve } from './serve.ts';

/** A bare server that answers every request with the bytes of one file. */
const body = readFileSync(readSettings<{ file: string }>().file);
serve(
  createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length });
    response.end(body);
  }),
);
