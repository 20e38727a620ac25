import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Writer } from '../domain/writer.ts';

/** Milliseconds. */
const buckets = [2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500];

/** The figures of this process, as Prometheus text. */
export function createMetrics(writer: Pick<Writer, 'backlog'>) {
  const register = new Registry();
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  const commands = new Histogram({
    name: 'tachawor_command_ms',
    help: 'Time from a socket command to its acknowledgement',
    labelNames: ['command', 'ok'],
    buckets,
    registers: [register],
  });
  const requests = new Histogram({
    name: 'tachawor_request_ms',
    help: 'Time of HTTP requests',
    labelNames: ['method', 'status'],
    buckets,
    registers: [register],
  });
  const frames = new Counter({
    name: 'tachawor_frames_total',
    help: 'Live events sent',
    labelNames: ['name'],
    registers: [register],
  });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [register],
      collect() {
        this.set(read());
      },
    });
  gauge('tachawor_acts_waiting', 'Durable acts not committed yet', () => writer.backlog().waiting);
  gauge('tachawor_oldest_act_ms', 'Age of the oldest durable act not committed yet', () => writer.backlog().oldestMs);
  gauge('tachawor_loop_lag_p99_ms', 'Event loop delay, 99th percentile since the last scrape', () => {
    const lag = loop.percentile(99) / 1e6;
    loop.reset();
    return lag;
  });
  gauge('tachawor_resident_bytes', 'Resident memory of this process', () => process.memoryUsage.rss());
  // Looking a series up by its labels costs more than counting in it.
  const series = new Map<string, Histogram.Internal<'command' | 'ok'>>();
  const seriesOf = (command: string, ok: boolean) => {
    const key = ok ? command : `${command} refused`;
    const found = series.get(key) ?? commands.labels({ command, ok: String(ok) });
    series.set(key, found);
    return found;
  };
  return {
    observeCommand: (command: string, ok: boolean, ms: number) => seriesOf(command, ok).observe(ms),
    observeRequest: (method: string, status: string, ms: number) => requests.observe({ method, status }, ms),
    countFrame: (name: string) => frames.inc({ name }),
    addGauge: gauge,
    read: () => register.metrics(),
    contentType: register.contentType,
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
