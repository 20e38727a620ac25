import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './database-templates.ts';

export type CliRun = { status: number; stdout: string; stderr: string };

/** Runs the administrator's tool as a process of its own, in an environment without the caller's settings. */
export function runCli(args: string[], env: Record<string, string> = {}, input = ''): Promise<CliRun> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_OPTIONS|DATABASE_URL|DATA_DIR|SECRET|DEMO|BASE_URL|PORT|HOST|TEST)/.test(name),
  );
  const child = spawn(process.execPath, [path.join(root, 'server/cli/main.ts'), ...args], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), NODE_ENV: 'production', ...env },
  });
  const run: CliRun = { status: -1, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (run.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (run.stderr += text));
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ ...run, status: status ?? -1 }));
  });
}
