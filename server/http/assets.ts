import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RequestHandler } from 'express';

type Asset = { type: string; raw: Buffer; br: Buffer | null; gz: Buffer | null; etag: string; immutable: boolean };

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
};
/** What the build left beside a file that is worth compressing. */
const compressed = /\.(br|gz)$/;

async function readAsset(folder: string, name: string): Promise<Asset> {
  const file = path.join(folder, name);
  const raw = await readFile(file);
  return {
    type: types[path.extname(name)] ?? 'application/octet-stream',
    raw,
    br: await readIfThere(`${file}.br`),
    gz: await readIfThere(`${file}.gz`),
    etag: `"${createHash('sha256').update(raw).digest('base64url').slice(0, 20)}"`,
    immutable: name.startsWith('assets/'),
  };
}

function readIfThere(file: string): Promise<Buffer | null> {
  return readFile(file).catch(() => null);
}

/** The built files of a folder, read once at start with what the build compressed of them, and served from memory. */
export async function createAssets(folder: string): Promise<RequestHandler> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !compressed.test(entry.name));
  const entries = files.map(async (entry) => {
    const name = path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
    return [`/${name}`, await readAsset(folder, name)] as const;
  });
  const assets = new Map<string, Asset>(await Promise.all(entries));
  return (request, response, next) => {
    const asset = request.method === 'GET' || request.method === 'HEAD' ? assets.get(request.path) : undefined;
    if (!asset) return next();
    response.setHeader(
      'Cache-Control',
      asset.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    );
    response.setHeader('ETag', asset.etag);
    response.setHeader('Content-Type', asset.type);
    if (request.headers['if-none-match'] === asset.etag) return void response.status(304).end();
    const accepts = String(request.headers['accept-encoding'] ?? '');
    const encoding = asset.br && /\bbr\b/.test(accepts) ? 'br' : asset.gz && /\bgzip\b/.test(accepts) ? 'gzip' : null;
    const body = encoding === 'br' ? asset.br : encoding === 'gzip' ? asset.gz : asset.raw;
    if (asset.br) response.setHeader('Vary', 'Accept-Encoding');
    if (encoding) response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Length', body?.length ?? 0);
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}
