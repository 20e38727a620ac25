import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../database-templates.ts';

export const browserFolder = path.join(root, '.cache/browser');
const record = path.join(browserFolder, 'found.json');

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Programs that may be a browser, not yet tried. */
export function installedBrowsers(): string[] {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...new Set([...onPath, ...applications])].filter((candidate) => existsSync(candidate));
}

/** The browser an earlier run saw working, unless it is gone. */
export function readFound(): string | null {
  if (!existsSync(record)) return null;
  const { program } = JSON.parse(readFileSync(record, 'utf8')) as { program: string };
  return existsSync(program) ? program : null;
}

export function writeFound(program: string): void {
  mkdirSync(browserFolder, { recursive: true });
  writeFileSync(record, `${JSON.stringify({ program }, null, 2)}\n`);
}
