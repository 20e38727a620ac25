import type { DeviceStore } from '#app/editor/sharing/device-store.ts';

/** What lies on each device, by the name of its text. */
const devices = new Map<string, { updates: Uint8Array[]; confirmed: boolean }>();

/** The browser's own store of a text, kept in memory. */
export function openDeviceStore(text: string): Promise<DeviceStore> {
  const device = () => {
    const found = devices.get(text) ?? { updates: [], confirmed: true };
    devices.set(text, found);
    return found;
  };
  return Promise.resolve({
    load: async () => ({ ...device(), updates: [...device().updates] }),
    async append(update, mine) {
      device().updates.push(update);
      if (mine) device().confirmed = false;
    },
    async compact(update) {
      device().updates = [update];
    },
    async setConfirmed(confirmed) {
      device().confirmed = confirmed;
    },
    forget: () => Promise.resolve(wipeDevice(text)),
    close: () => undefined,
  });
}

/** Everything on a device is gone, as after its owner cleared the browser. */
export function wipeDevice(text: string): void {
  devices.delete(text);
}
