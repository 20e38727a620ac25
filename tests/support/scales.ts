import { readFileSync, writeFileSync } from 'node:fs';
import { inspectOption, openCollector } from '#tests/bench/surroundings/collector.ts';
import type { Product } from './product.ts';

/** What a server must find in its environment so that it can be weighed. */
export const weighable = { NODE_OPTIONS: inspectOption };

/**
 * What an act cost a server: processor milliseconds of the thread that serves everybody, and the most bytes of resident
 * memory it had beyond what it had before. Who else uses the machine matters far less than to a clock.
 * NaN where the system does not tell.
 */
export type Cost = { cpuMs: number; bytes: number };

const megabyte = 1024 * 1024;

/**
 * What is more than a hostile message may cost: a hundred milliseconds and fifty megabytes (C-34). Empty when all is well;
 * what the system does not tell is not judged.
 */
export function findWaste({ cpuMs, bytes }: Cost): string[] {
  const found: string[] = [];
  if (cpuMs > 100) found.push(`${Math.round(cpuMs)} ms of the main thread`);
  if (bytes > 50 * megabyte) found.push(`${Math.round(bytes / megabyte)} MB`);
  return found;
}

export type Scales = {
  weigh(act: () => Promise<void>): Promise<Cost>;
  /** Bytes of resident memory, garbage collected. */
  resident(): Promise<number>;
  /** To be called before the server is asked to stop: it waits for us. */
  close(): void;
};

export async function openScales({ pid, logs }: Product): Promise<Scales> {
  const collector = await openCollector(logs());
  return {
    async weigh(act) {
      const anew = forgetPeak(pid);
      const before = { bytes: readMemory(pid, 'VmRSS'), cpuMs: readMainThreadMs(pid) };
      await act();
      const bytes = anew ? readMemory(pid, 'VmHWM') - before.bytes : Number.NaN;
      return { cpuMs: readMainThreadMs(pid) - before.cpuMs, bytes };
    },
    async resident() {
      await collector.collect();
      return readMemory(pid, 'VmRSS');
    },
    close: () => collector.close(),
  };
}

/** The processor time of the main thread alone; the statistics of its scheduler count nanoseconds. */
function readMainThreadMs(pid: number): number {
  return Number(readProc(pid, 'schedstat').split(' ')[0] || Number.NaN) / 1e6;
}

function readMemory(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readProc(pid, 'status'))?.[1];
  return Number(kilobytes ?? Number.NaN) * 1024;
}

/** From here on the peak of resident memory is counted anew. @returns false where the system does not do that */
function forgetPeak(pid: number): boolean {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return true;
  } catch {
    return false;
  }
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
