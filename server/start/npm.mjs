import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Runs npm, the same one that started us where there is one. Its report goes to our error stream:
 * standard output belongs to the command that follows.
 * @param {string[]} args
 * @param {string} folder
 * @returns {Promise<number>} its exit status
 */
export function runNpm(args, folder) {
  const cli = process.env.npm_execpath ?? '';
  const isNpm = /npm-cli\.c?js$/.test(cli) && existsSync(cli);
  const onWindows = process.platform === 'win32';
  const program = isNpm ? process.execPath : onWindows ? 'npm.cmd' : 'npm';
  return new Promise((resolve, reject) => {
    const child = spawn(program, isNpm ? [cli, ...args] : args, {
      cwd: folder,
      stdio: ['ignore', 2, 2],
      shell: onWindows && !isNpm,
    });
    child.once('error', () =>
      reject(new Error('npm was not found; it comes with Node.js and is needed to install packages.')),
    );
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
