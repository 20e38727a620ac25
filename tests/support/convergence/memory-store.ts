import type { DeviceChange, DeviceStore } from '#app/editor/sharing/device-store.ts';

/** What lies on each device, by the name of its text; `from` is the first change that is not known to be kept. */
const devices = new Map<string, { changes: DeviceChange[]; from: number | null }>();

/** The browser's own store of a text, kept in memory. */
export function openDeviceStore(text: string): Promise<DeviceStore> {
  const device = () => {
    const found = devices.get(text) ?? { changes: [], from: null };
    devices.set(text, found);
    return found;
  };
  return Promise.resolve({
    async load() {
      const { changes, from } = device();
      const unkept = from === null ? [] : changes.slice(from).filter(({ mine }) => mine);
      return { updates: changes.map(({ update }) => update), unkept: unkept.map(({ update }) => update) };
    },
    async append(changes) {
      const found = device();
      if (changes.some(({ mine }) => mine)) found.from ??= found.changes.length;
      found.changes.push(...changes);
    },
    async compact(update) {
      device().changes = [{ update, mine: false }];
    },
    async confirm() {
      device().from = null;
    },
    forget: () => Promise.resolve(wipeDevice(text)),
    close: () => undefined,
  });
}

/** Everything on a device is gone, as after its owner cleared the browser. */
export function wipeDevice(text: string): void {
  devices.delete(text);
}
