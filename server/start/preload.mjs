import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundled, bundledFolder, fileOf, installedVersion, versionFile } from './bundled.mjs';

// Every program and thread of ours begins with this. Without a build, or with one of another version, all is as installed.
if (existsSync(versionFile) && readFileSync(versionFile, 'utf8') === installedVersion()) {
  const files = new Map(
    bundled.map((specifier) => [specifier, pathToFileURL(path.join(bundledFolder, fileOf(specifier))).href]),
  );
  registerHooks({
    resolve(specifier, context, next) {
      const url = files.get(specifier);
      return url === undefined ? next(specifier, context) : { url, format: 'module', shortCircuit: true };
    },
  });
}
