import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { runNpm } from '#server/start/npm.mjs';
import { browserFolder } from './installed.ts';

const packageName = '@sparticuz/chromium';
const version = '153.0.0';

/**
 * A Chromium for Linux on x64 from npm, with libraries for systems that lack them. Two ways to start it
 * come back: with the libraries of the system, and with its own.
 */
export async function installFromNpm(): Promise<string[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const folder = path.join(browserFolder, version);
  const program = path.join(folder, 'chromium');
  if (!existsSync(path.join(folder, 'complete'))) {
    console.error('Installing the browser for the tests from npm…');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', `${packageName}@${version}`];
    if ((await runNpm(args, folder)) !== 0) return [];
    if (!(await unpack(path.join(folder, 'node_modules', packageName, 'bin'), folder))) return [];
    rmSync(path.join(folder, 'node_modules'), { recursive: true, force: true });
    writeFileSync(path.join(folder, 'complete'), version);
  }
  return [
    writeStarter(folder, program, 'start', null),
    writeStarter(folder, program, 'start-with-libraries', path.join(folder, 'lib')),
  ];
}

async function unpack(packed: string, folder: string): Promise<boolean> {
  const program = createWriteStream(path.join(folder, 'chromium'), { mode: 0o755 });
  await pipeline(createReadStream(path.join(packed, 'chromium.br')), createBrotliDecompress(), program);
  for (const name of ['al2023', 'fonts', 'swiftshader']) {
    const archive = path.join(folder, `${name}.tar`);
    await pipeline(
      createReadStream(path.join(packed, `${name}.tar.br`)),
      createBrotliDecompress(),
      createWriteStream(archive),
    );
    if (spawnSync('tar', ['-xf', archive, '-C', folder]).status !== 0) return false;
    rmSync(archive);
  }
  return true;
}

/** A script, so that one path is all that is needed to start it; its own fonts serve a system without any. */
function writeStarter(folder: string, program: string, name: string, libraries: string | null): string {
  const starter = path.join(folder, name);
  const lines = [
    '#!/bin/sh',
    `[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH='${folder}'`,
    ...(libraries === null ? [] : [`export LD_LIBRARY_PATH='${libraries}'`]),
    `exec '${program}' "$@"`,
  ];
  writeFileSync(starter, `${lines.join('\n')}\n`, { mode: 0o755 });
  return starter;
}
