import * as Y from 'yjs';
import { WebsocketProvider } from 'y-websocket';
import { createObserved, type Observed } from '../observed.ts';
import { createAcknowledgements } from './acknowledgements.ts';
import { openDeviceStore, type DeviceStore, type OnDevice } from './device-store.ts';
import { createIncoming } from './incoming.ts';
import { createKeeper } from './keep-on-device.ts';
import { createOutgoing } from './outgoing.ts';
import { nothingMade, reduceSaving, type Saving, type SavingEvent } from './saving.ts';
import { readSyncMessage, writeQuestion } from './sync-messages.ts';
import { createUnkept } from './unkept.ts';

type Options = {
  opinionId: string;
  personId: string;
  /** Address of the rooms: `wss://…/collab`. */
  server: string;
  /** To write, or to follow as one who reads. */
  as: 'editor' | 'reader';
};

/** Close codes with which the server takes back what a person may do. */
export const rightsCodes: readonly number[] = [4401, 4403];

/** Whether it is of no use to come back: refused by the room, or more unsent text than one message can be (RFC 6455, 7.4.1). */
const isFinal = (code: number): boolean => code === 1009 || (code >= 4400 && code < 4500);

/** A text under several hands: the document, its connection, and how far the writer's own changes have come. */
export type SharedText = {
  doc: Y.Doc;
  provider: WebsocketProvider;
  saving: Observed<Saving>;
  /** How many changes of others are held back; null while they come in at once. */
  held: Observed<number | null>;
  /** There is a text to write in: the server's, or the last one of this device. */
  ready: Observed<boolean>;
  /** Hears that something is about to come into the document from outside. @returns how to stop it */
  onIncoming(hear: () => void): () => void;
  /** Lets nothing in for a moment, whether or not somebody holds it back; `resume` ends that. */
  pause(): void;
  resume(): void;
  hold(): void;
  release(): void;
  open(): void;
  close(): void;
};

/** Marks what comes from the device's own store: it is neither sent nor undone. */
const fromDevice = { device: true };

export function createSharedText({ opinionId, personId, server, as }: Options): SharedText {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(server, `opinion:${opinionId}`, doc, {
    connect: false,
    // Whoever may no longer write is sent away then, and not answered as a reader, whose words are never kept.
    params: as === 'editor' ? { as } : {},
    disableBc: true,
    shouldReconnect: ({ code }) => !isFinal(code),
  });
  const saving = createObserved(nothingMade);
  const held = createObserved<number | null>(null);
  const ready = createObserved(false);
  const tell = (event: SavingEvent) => saving.set(reduceSaving(saving.get(), event));
  const hearers = new Set<() => void>();
  const apply = (update: Uint8Array, origin: unknown) => {
    for (const hear of hearers) hear();
    Y.applyUpdate(doc, update, origin);
  };
  const incoming = createIncoming(
    doc,
    (update) => apply(update, provider),
    (count) => held.get() !== null && held.set(count),
  );
  // The provider would send every keystroke for itself.
  doc.off('update', provider._updateHandler);
  const outgoing = createOutgoing((message) => send(provider, message));
  const unkept = createUnkept((message) => send(provider, message));
  const acknowledgements = createAcknowledgements({
    ask() {
      outgoing.flush();
      return send(provider, writeQuestion(incoming.known()));
    },
    onKept(upTo) {
      unkept.kept(upTo);
      tell({ kind: 'kept', upTo });
    },
  });
  const device = createDevice(doc, `opinion:${opinionId}:${personId}`, {
    bring(update, own) {
      apply(update, fromDevice);
      if (own.length > 0) noteMine(Y.mergeUpdates(own));
    },
    onStored: (upTo) => tell({ kind: 'stored', upTo }),
  });
  /** Counts a change of one's own, which the server does not have yet. */
  function noteMine(update: Uint8Array): void {
    tell({ kind: 'changed' });
    unkept.add(saving.get().made, update);
    acknowledgements.changed();
  }

  provider.messageHandlers[0] = (encoder, decoder, _provider, first) => {
    readSyncMessage(decoder, encoder, doc, {
      asked() {
        unkept.tell();
        acknowledgements.sentAll();
      },
      answered(update) {
        incoming.take(update, true);
        acknowledgements.answered();
        if (first) provider.synced = true;
        ready.set(true);
      },
      changed: (update) => incoming.take(update),
    });
  };
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === fromDevice) return;
    const mine = origin !== provider;
    device.add(update, mine);
    if (!mine) return;
    outgoing.add(update);
    noteMine(update);
  });
  followConnection(provider, acknowledgements, tell);
  saving.subscribe(() => {
    const { made, kept, closeCode } = saving.get();
    if (kept < made) return;
    if (closeCode !== null && rightsCodes.includes(closeCode)) device.forget();
    else if (made > 0 || provider.synced) device.confirm();
  });

  let closed = false;
  let stopNetwork = () => {};
  return {
    doc,
    provider,
    saving,
    held,
    ready,
    onIncoming(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
    pause: () => incoming.hold(),
    resume() {
      if (held.get() === null) incoming.release();
    },
    hold() {
      incoming.hold();
      held.set(0);
    },
    release() {
      held.set(null);
      incoming.release();
      acknowledgements.askNow();
    },
    open() {
      stopNetwork = followNetwork(provider);
      void device.open().then((found) => {
        if (closed) return;
        if (found) ready.set(true);
        provider.connect();
      });
    },
    close() {
      closed = true;
      stopNetwork();
      acknowledgements.stop();
      provider.destroy();
      void device.close().then(() => doc.destroy());
    },
  };
}

function send(provider: WebsocketProvider, message: Uint8Array): boolean {
  const { ws } = provider;
  if (!provider.wsconnected || ws === null || ws.readyState !== WebSocket.OPEN) return false;
  ws.send(message as Uint8Array<ArrayBuffer>);
  return true;
}

function followConnection(
  provider: WebsocketProvider,
  acknowledgements: ReturnType<typeof createAcknowledgements>,
  tell: (event: SavingEvent) => void,
): void {
  provider.on('status', ({ status }) => {
    if (status === 'connected') acknowledgements.opened();
    if (status === 'disconnected') acknowledgements.lost();
    if (status === 'disconnected') tell({ kind: 'connection', now: 'lost' });
  });
  provider.on('sync', (synced) => synced && tell({ kind: 'connection', now: 'live' }));
  provider.on('connection-error', () => tell({ kind: 'connection', now: 'lost' }));
  provider.on('closed', ({ code }) => tell({ kind: 'closed', code }));
}

/** The browser knows at once that the network went; the connection itself would find out after half a minute. */
function followNetwork(provider: WebsocketProvider): () => void {
  const leave = () => provider.disconnect();
  const enter = () => provider.connect();
  const stop = () => {
    removeEventListener('offline', leave);
    removeEventListener('online', enter);
  };
  addEventListener('offline', leave);
  addEventListener('online', enter);
  provider.on('closed', stop);
  return stop;
}

/** The device's own copy, which may be missing: then everything goes on without it. */
function createDevice(
  doc: Y.Doc,
  text: string,
  { bring, onStored }: { bring(update: Uint8Array, unkept: Uint8Array[]): void; onStored(upTo: number): void },
) {
  let store: DeviceStore | null = null;
  let keeper: ReturnType<typeof createKeeper> | null = null;
  return {
    /** True when a text was found. */
    async open(): Promise<boolean> {
      store = await openDeviceStore(text);
      if (store === null) return false;
      const nothing: OnDevice = { updates: [], unkept: [] };
      const { updates, unkept } = await store.load().catch(() => nothing);
      // What comes from here counts as one change, and lies here already.
      const brought = unkept.length > 0 ? 1 : 0;
      keeper = createKeeper({ doc, store, onStored: (upTo) => onStored(upTo + brought) });
      if (updates.length === 0) return false;
      bring(Y.mergeUpdates(updates), unkept);
      onStored(brought);
      if (updates.length > 1 && unkept.length === 0)
        await store.compact(Y.encodeStateAsUpdate(doc)).catch(() => undefined);
      return doc.store.clients.size > 0;
    },
    add: (update: Uint8Array, mine: boolean) => keeper?.add(update, mine),
    confirm: () => keeper?.confirm(),
    forget(): void {
      keeper = null;
      void store?.forget().catch(() => undefined);
    },
    async close(): Promise<void> {
      await keeper?.flush();
      store?.close();
    },
  };
}
