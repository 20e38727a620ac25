import { chromium, type Browser } from 'playwright-core';
import { canRender, launchAt } from './browser/launch.ts';
import { installFromNpm } from './browser/npm-browser.ts';
import { installFromApt } from './browser/apt-browser.ts';
import { installedBrowsers, readFound, writeFound } from './browser/installed.ts';

/**
 * The path of a Chromium that was seen to render a page: CHROMIUM_PATH, the one found last time, one of
 * the system, else one installed from npm into .cache/browser, else one from apt.
 * @throws Error with one sentence when there is none
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (await canRender(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which cannot render a page.`);
  }
  const found = readFound();
  if (found !== null) return found;
  for (const source of [installedBrowsers, installFromNpm, installFromApt]) {
    for (const candidate of await source()) {
      if (!(await canRender(candidate))) continue;
      writeFound(candidate);
      return candidate;
    }
  }
  throw new Error(
    'No Chromium was found and none could be installed: install one and set CHROMIUM_PATH to its program.',
  );
}

/** Starts the browser for one test file; close it when done. */
export async function launchBrowser(): Promise<Browser> {
  return launchAt(chromium, await findBrowser());
}
