import { connect, type Socket } from 'node:net';

/** What one round of page loads came to. */
export type PageRun = { pages: number; failed: number; seconds: number; bytes: number; latencies: number[] };

const headEnd = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('0\r\n\r\n');

/**
 * Loads a page again and again over connections that stay open, one request at a time each. It reads only what it must
 * to know that an answer is complete, so that it costs far less than what it measures.
 * @param requests the whole request of each connection, as it goes over the wire
 */
export async function loadPages(url: string, requests: string[], seconds: number): Promise<PageRun> {
  const { hostname, port } = new URL(url);
  const start = performance.now();
  const until = start + seconds * 1000;
  const run: PageRun = { pages: 0, failed: 0, seconds, bytes: 0, latencies: [] };
  await Promise.all(requests.map((request) => keepLoading(connect(Number(port), hostname), request, until, run)));
  return { ...run, seconds: (performance.now() - start) / 1000 };
}

function keepLoading(socket: Socket, request: string, until: number, run: PageRun): Promise<void> {
  let answer = newAnswer();
  let sent = 0;
  const ask = (): void => {
    sent = performance.now();
    answer = newAnswer();
    socket.write(request);
  };
  return new Promise((resolve, reject) => {
    socket.setNoDelay(true);
    socket.once('connect', ask).once('error', reject);
    socket.once('close', () => reject(new Error('The server closed a connection in the middle of its answers.')));
    socket.on('data', (chunk) => {
      if (!answer.take(chunk)) return;
      const now = performance.now();
      run.latencies.push(now - sent);
      run.bytes += answer.bytes();
      if (answer.status() === 200) run.pages += 1;
      else run.failed += 1;
      if (now < until) return ask();
      socket.removeAllListeners('close');
      socket.end();
      resolve();
    });
  });
}

/** Collects one answer; `take` is true once it is complete: by its length, or by the last chunk of a chunked one. */
function newAnswer() {
  let head: Buffer | null = Buffer.alloc(0);
  let status = 0;
  let wanted: number | null = null;
  let body = 0;
  let tail: Buffer = Buffer.alloc(0);
  const readHead = (chunk: Buffer): Buffer | null => {
    head = Buffer.concat([head ?? Buffer.alloc(0), chunk]);
    const end = head.indexOf(headEnd);
    if (end < 0) return null;
    const text = head.subarray(0, end).toString('latin1');
    status = Number(text.slice(9, 12));
    const length = /^content-length: *(\d+)/im.exec(text)?.[1];
    wanted = length === undefined ? null : Number(length);
    const rest = head.subarray(end + headEnd.length);
    head = null;
    return rest;
  };
  return {
    take(chunk: Buffer): boolean {
      const part = head === null ? chunk : readHead(chunk);
      if (part === null) return false;
      body += part.length;
      if (wanted !== null) return body >= wanted;
      tail =
        part.length >= lastChunk.length
          ? part.subarray(-lastChunk.length)
          : Buffer.concat([tail, part]).subarray(-lastChunk.length);
      return tail.equals(lastChunk);
    },
    status: () => status,
    bytes: () => body,
  };
}

/** A request for a page as a browser with this cookie sends it, without compression. */
export function makeRequest(url: string, path: string, cookie?: string): string {
  const { host } = new URL(url);
  const lines = [`GET ${path} HTTP/1.1`, `Host: ${host}`, 'Accept: text/html', 'Connection: keep-alive'];
  if (cookie !== undefined) lines.push(`Cookie: ${cookie}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}
