import { setTimeout as sleep } from 'node:timers/promises';
import { readCpuMs } from '../surroundings/processes.ts';

/** A pause in milliseconds that lets one side settle before the other is driven. */
const settling = 200;

/** Drives product and reference in turn, A B A B. @returns what each round of each found, in their order */
export async function alternate<T>(
  rounds: number,
  product: (round: number) => Promise<T>,
  reference: (round: number) => Promise<T>,
): Promise<{ product: T[]; reference: T[] }> {
  const found: { product: T[]; reference: T[] } = { product: [], reference: [] };
  for (let round = 0; round < rounds; round += 1) {
    found.product.push(await product(round));
    await sleep(settling);
    found.reference.push(await reference(round));
    await sleep(settling);
  }
  return found;
}

/** Runs a piece of work and reads the processor time that a server spent on it meanwhile, and how busy the driver was. */
export async function metered<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ result: T; cpuMs: number; ms: number; driver: number }> {
  const before = { at: performance.now(), cpu: readCpuMs(pid), own: process.cpuUsage() };
  const result = await work();
  const ms = performance.now() - before.at;
  const own = process.cpuUsage(before.own);
  return { result, ms, cpuMs: readCpuMs(pid) - before.cpu, driver: (own.user + own.system) / 1000 / ms };
}
