import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepConnected, type LiveSocket } from '#app/live/connect.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A socket of the library, as far as it says that it is connected and whether it tries by itself. */
function createSocket() {
  const emitter = new EventEmitter();
  const socket = {
    connected: false,
    active: false,
    tries: 0,
    on: emitter.on.bind(emitter),
    timeout: () => ({ emitWithAck: () => Promise.reject(new Error('not used')) }),
    connect: () => void (socket.tries += 1),
    disconnect: () => {
      socket.active = false;
      emitter.emit('disconnect');
    },
    happen(name: string, active: boolean) {
      socket.active = active;
      emitter.emit(name);
    },
  };
  return socket;
}

test('a refused handshake and an ended connection are asked again, ever more rarely', async () => {
  const socket = createSocket();
  keepConnected(socket as unknown as LiveSocket).start();
  expect(socket.tries).toBe(1);
  for (let refusals = 0; refusals < 8; refusals += 1) {
    socket.happen('connect_error', false);
    await vi.advanceTimersByTimeAsync(60_000);
  }
  expect(socket.tries).toBe(9);
  socket.happen('connect_error', false);
  await vi.advanceTimersByTimeAsync(4_900);
  expect(socket.tries, 'the pause has grown').toBe(9);
  await vi.advanceTimersByTimeAsync(60_000);
  socket.happen('connect', true);
  socket.happen('disconnect', false);
  await vi.advanceTimersByTimeAsync(2_100);
  expect(socket.tries, 'it began anew after a success').toBe(11);
});

test('while the library tries by itself it is left alone', async () => {
  const socket = createSocket();
  keepConnected(socket as unknown as LiveSocket).start();
  socket.happen('disconnect', true);
  socket.happen('connect_error', true);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(socket.tries).toBe(1);
});

test('a node that stops is left at once and everybody comes back at another moment', async () => {
  const delays: number[] = [];
  for (let person = 0; person < 40; person += 1) {
    const socket = createSocket();
    const keeper = keepConnected(socket as unknown as LiveSocket);
    keeper.leaveFor(1000);
    let waited = 0;
    while (socket.tries === 0) {
      await vi.advanceTimersByTimeAsync(100);
      waited += 100;
    }
    delays.push(waited);
    keeper.stop();
  }
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(1000);
  expect(Math.max(...delays)).toBeLessThanOrEqual(4100);
  expect(new Set(delays).size).toBeGreaterThan(10);
});

test('a page that is left does not come back', async () => {
  const socket = createSocket();
  const keeper = keepConnected(socket as unknown as LiveSocket);
  keeper.leaveFor(1000);
  keeper.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(socket.tries).toBe(0);
});
