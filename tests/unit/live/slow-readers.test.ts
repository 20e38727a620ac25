import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSlowReaders, mostUnsent } from '#server/realtime/slow-readers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A connection with frames that were not taken yet. */
function createConnection(frames: string[], bufferedAmount = 0) {
  const conn = {
    writeBuffer: frames.map((data) => ({ data })),
    transport: { socket: { bufferedAmount, terminate: vi.fn() } },
    close: vi.fn(),
  };
  return { conn };
}

test('who reads too slowly is cut off, everybody else stays', async () => {
  const fast = createConnection([]);
  const behind = createConnection(
    Array.from({ length: 200 }, () => 'x'.repeat(500)),
    60_000,
  );
  const slow = createConnection(Array.from({ length: 3000 }, () => 'x'.repeat(500)));
  const stuck = createConnection([], mostUnsent + 1);
  const many = createConnection(Array.from({ length: 5000 }, () => ''));
  const warnings: unknown[] = [];
  const log = { info: () => undefined, error: () => undefined, warn: (fields: unknown) => void warnings.push(fields) };
  const readers = createSlowReaders(() => [fast, behind, slow, stuck, many], log);
  await vi.advanceTimersByTimeAsync(1100);
  readers.stop();
  for (const { conn } of [fast, behind]) {
    expect(conn.close).not.toHaveBeenCalled();
    expect(conn.transport.socket.terminate).not.toHaveBeenCalled();
  }
  for (const { conn } of [slow, stuck, many]) {
    expect(conn.close).toHaveBeenCalledWith(true);
    expect(conn.transport.socket.terminate).toHaveBeenCalledOnce();
  }
  expect(warnings).toEqual([{ ended: 3 }]);
  expect(readers.unsent()).toBeGreaterThan(mostUnsent * 3);
});
