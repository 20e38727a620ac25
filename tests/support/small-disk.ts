import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, fsyncSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type SmallDisk = {
  folder: string;
  /** Bytes that can still be written. */
  left(): number;
  /** Writes until nothing more fits, or until `rest` bytes are left. */
  fill(rest?: number): void;
  /** Takes away what `fill` wrote. */
  relieve(): void;
  remove(): void;
};

const mebibyte = 1024 * 1024;

/** A disk of its own in memory; null where this account may not mount one. */
export function mountSmallDisk(mebibytes: number): SmallDisk | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'tachawor-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tachawor', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  chmodSync(folder, 0o755);
  const ballast = path.join(folder, 'ballast');
  const left = (): number => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    left,
    fill(rest = 0) {
      const file = openSync(ballast, 'a');
      try {
        for (;;) {
          const size = Math.min(mebibyte, left() - rest);
          if (size <= 0) break;
          writeSync(file, Buffer.alloc(size));
        }
        fsyncSync(file);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    relieve: () => rmSync(ballast, { force: true }),
    remove() {
      // Whatever still runs there must not keep the tests from ending.
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
