import { WebSocket } from 'ws';

/** Asks a process that was started with `--inspect` to collect its garbage, and how many bytes of heap remain. */
export type Collector = { collect(): Promise<number>; close(): void };

type Answer = { id?: number; result?: { usedSize?: number } };

/** Option of Node that opens the inspector on a free port of this machine; its address appears on standard error. */
export const inspectOption = '--inspect=127.0.0.1:0';

const address = /Debugger listening on (ws:\/\/\S+)/;

/** @param output everything the process wrote so far */
export function openCollector(output: string): Promise<Collector> {
  const url = address.exec(output)?.[1];
  if (url === undefined) throw new Error('The process did not say where its inspector listens.');
  const socket = new WebSocket(url);
  let next = 0;
  const ask = (method: string): Promise<Answer> =>
    new Promise((resolve) => {
      const id = ++next;
      const answered = (data: unknown): void => {
        const answer = JSON.parse(String(data)) as Answer;
        if (answer.id !== id) return;
        socket.off('message', answered);
        resolve(answer);
      };
      socket.on('message', answered);
      socket.send(JSON.stringify({ id, method }));
    });
  const collect = async (): Promise<number> => {
    await ask('HeapProfiler.collectGarbage');
    return (await ask('Runtime.getHeapUsage')).result?.usedSize ?? Number.NaN;
  };
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => resolve({ collect, close: () => socket.terminate() }));
  });
}
