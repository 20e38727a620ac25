import { mkdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './paths.mjs';

const beat = 1_000;
const deadAfter = 15_000;

/**
 * Runs the work while no other start installs or builds in this checkout. The holder renews the time of
 * the lock, so that one that was killed, also in a container that is gone, is passed over.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withCheckoutLock(work) {
  const lock = inRoot('.cache', 'start.lock');
  mkdirSync(path.dirname(lock), { recursive: true });
  let told = false;
  while (!take(lock)) {
    if (!told) console.error('Another start is installing or building here; waiting for it.');
    told = true;
    await sleep(500);
  }
  const beating = setInterval(() => touch(lock), beat);
  try {
    return await work();
  } finally {
    clearInterval(beating);
    rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  if (age(lock) > deadAfter) discard(lock);
  return false;
}

/** Of several waiting starts only one can move the same folder. @param {string} lock */
function discard(lock) {
  const grave = `${lock}.${process.pid}`;
  try {
    renameSync(lock, grave);
    rmSync(grave, { recursive: true, force: true });
  } catch {
    // Another one was faster.
  }
}

/** @param {string} lock */
function age(lock) {
  return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

/** @param {string} lock */
function touch(lock) {
  try {
    utimesSync(lock, new Date(), new Date());
  } catch {
    // Whoever deletes .cache meanwhile deletes the lock with it.
  }
}
