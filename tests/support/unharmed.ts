import type { Product } from './product.ts';

/** What went wrong in a running server: it died, is not ready, or wrote that something failed. Empty when all is well. */
export async function findHarm(product: Product): Promise<string[]> {
  const found: string[] = [];
  if (product.child.exitCode !== null || product.child.signalCode !== null) found.push('the process ended');
  for (const path of ['/healthz', '/readyz']) {
    const status = await fetch(product.url + path).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status !== 200) found.push(`${path} answers ${status}`);
  }
  return [...found, ...readFailures(product.logs())];
}

/** Lines of the log at the level of an error. */
export function readFailures(logs: string): string[] {
  return logs.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    const { level, msg, problem } = JSON.parse(line) as { level: number; msg: string; problem?: string };
    return level >= 50 ? [`${msg}: ${problem ?? ''}`] : [];
  });
}

/** One figure of the server. */
export async function readFigure(product: Product, name: string): Promise<number> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.split(' ')[1] ?? Number.NaN);
}

/** Delay of the event loop in milliseconds, 99th percentile since it was read last. */
export const readLoopLag = (product: Product): Promise<number> => readFigure(product, 'tachawor_loop_lag_p99_ms');

/** The most of it: a hundred milliseconds on a calm machine (C-34); beside other tests only a real stall may fail. */
export const mostLag = process.env.TACHAWOR_FULL ? 100 : 1000;
