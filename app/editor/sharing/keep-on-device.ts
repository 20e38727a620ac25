import * as Y from 'yjs';
import type { DeviceChange, DeviceStore } from './device-store.ts';

/** Milliseconds during which changes are gathered before they are written to the device. */
const gather = 150;

type Options = { doc: Y.Doc; store: DeviceStore; onStored(upTo: number): void };

/** Writes every change of a text to the device; `made` counts the writer's own ones among them. */
export function createKeeper({ doc, store, onStored }: Options) {
  let waiting: DeviceChange[] = [];
  let made = 0;
  let rows = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let work: Promise<void> = Promise.resolve();

  async function write(changes: DeviceChange[], upTo: number): Promise<void> {
    try {
      await store.append(changes);
      rows += changes.length;
      onStored(upTo);
    } catch {
      // The device is full or was emptied: the words about saving and the question on leaving say so.
    }
  }
  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length > 0) {
      const changes = gathered(waiting);
      const upTo = made;
      waiting = [];
      work = work.then(() => write(changes, upTo));
    }
    return work;
  }

  return {
    add(update: Uint8Array, mine: boolean): void {
      waiting.push({ update, mine });
      if (mine) made += 1;
      timer ??= setTimeout(() => void flush(), gather);
    },
    flush,
    /** Everything is with the server: what lies here may become one row. */
    confirm(): void {
      work = flush()
        .then(async () => {
          if (rows > 200) {
            await store.compact(Y.encodeStateAsUpdate(doc));
            rows = 1;
          }
          await store.confirm();
        })
        .catch(() => undefined);
    },
  };
}

/** One change of one's own, one of others: what was taken out by whom must stay known. */
function gathered(changes: DeviceChange[]): DeviceChange[] {
  const groups = Map.groupBy(changes, ({ mine }) => mine);
  return Array.from(groups, ([mine, group]) => ({ mine, update: Y.mergeUpdates(group.map(({ update }) => update)) }));
}
