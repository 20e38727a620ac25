import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const worthwhile = /\.(js|css|svg|json|txt|webmanifest)$/;
/** Bytes below which compressing gains nothing. */
const least = 1024;
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/**
 * Writes what browsers may ask for beside each built file, `.br` and `.gz`: done once, a server that starts, or comes back
 * after a crash, has nothing to compress.
 * @param {string} folder
 */
export async function compressBuilt(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && worthwhile.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  await Promise.all(
    files.map(async (file) => {
      const raw = readFileSync(file);
      if (raw.length <= least) return;
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(raw, best));
      writeFileSync(`${file}.gz`, await promisify(gzip)(raw, { level: constants.Z_BEST_COMPRESSION }));
    }),
  );
}
