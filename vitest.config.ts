import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const seconds = 1_000;
const database = './tests/support/database-setup.ts';
const browser = './tests/support/browser-setup.ts';

function project(name: string, timeout: number, globalSetup: string[] = []): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      environment: 'node',
      globalSetup,
      setupFiles: ['./tests/support/fail-on-console-error.ts'],
      testTimeout: timeout,
      hookTimeout: Math.max(timeout, 90 * seconds),
    },
  };
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    retry: 0,
    projects: [
      project('unit', 10 * seconds),
      project('architecture', 60 * seconds),
      project('conformance', 120 * seconds, [database]),
      project('domain', 60 * seconds, [database]),
      project('http', 60 * seconds, [database]),
      project('live', 90 * seconds, [database]),
      project('collab', 90 * seconds, [database]),
      project('e2e', 180 * seconds, [database, browser]),
      project('a11y', 180 * seconds, [database, browser]),
    ],
  },
});
