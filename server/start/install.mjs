import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { withCheckoutLock } from './lock.mjs';
import { runNpm } from './npm.mjs';
import { inRoot, root } from './paths.mjs';

const stamp = inRoot('node_modules', '.tachawor-lock');

/** Installs the locked packages when node_modules is missing or was made from another lockfile. */
export async function ensureInstalled() {
  if (isCurrent()) return;
  await withCheckoutLock(async () => {
    if (isCurrent()) return;
    if (!isComplete()) await install();
    writeFileSync(stamp, fingerprint());
  });
}

function isCurrent() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

/** The platform is part of it: a checkout may be shared between a container and its host. */
function fingerprint() {
  const hash = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  return `${hash} ${process.platform}-${process.arch}\n`;
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string | string[], cpu?: string | string[] }} LockedPackage */

/** Whether somebody already ran npm here: npm keeps a list of what it installed. */
function isComplete() {
  const list = inRoot('node_modules', '.package-lock.json');
  if (existsSync(stamp) || !existsSync(list)) return false;
  const locked = readPackages(inRoot('package-lock.json'));
  const installed = readPackages(list);
  const names = Object.keys(locked).filter((name) => name !== '' && (name in installed || !isForeign(locked[name])));
  return (
    Object.keys(installed).every((name) => name in locked) &&
    names.every((name) => isSame(locked[name], installed[name]) && existsSync(inRoot(name, 'package.json')))
  );
}

/** @param {string} file @returns {Record<string, LockedPackage>} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** @param {LockedPackage | undefined} locked @param {LockedPackage | undefined} installed */
function isSame(locked, installed) {
  return locked?.version === installed?.version && locked?.integrity === installed?.integrity;
}

/** An optional package for another kind of machine. @param {LockedPackage | undefined} locked */
function isForeign(locked) {
  if (locked?.optional !== true) return false;
  return !fits(locked.os, process.platform) || !fits(locked.cpu, process.arch) || 'libc' in locked;
}

/** Lists of npm name what is allowed, or with a "!" what is not. @param {string | string[] | undefined} list @param {string} own */
function fits(list, own) {
  const names = [list ?? []].flat();
  if (names.includes(`!${own}`)) return false;
  const allowed = names.filter((name) => !name.startsWith('!'));
  return allowed.length === 0 || allowed.includes(own);
}

async function install() {
  console.error('Installing the packages of the project (about a minute)…');
  // Without --include a NODE_ENV of production would leave out what builds and tests need.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  const status = await runNpm(args, root);
  if (status === 0) return;
  throw new Error('The packages could not be installed; npm says why above. Check the network and try again.');
}
