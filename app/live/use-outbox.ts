import { useEffect, useRef, useState } from 'react';
import type { ActAnswer, ActName } from '#app/contract/commands.ts';
import type { LiveSocket } from './connect.ts';
import { createOutbox, type Outbox, type Waiting } from './outbox.ts';
import { createOutboxStore } from './outbox-store.ts';

type Options = {
  personId: string | null;
  socket: LiveSocket | null;
  online: boolean;
  onSent(item: Waiting, answer: ActAnswer<ActName>): void;
  onFailed(item: Waiting): void;
};

/** Milliseconds to wait for an acknowledgement. */
const patience = 10_000;

/** The outbox of the person on this page. Null until script runs, or for a visitor: forms are then plain posts. */
export function useOutbox({ personId, socket, online, onSent, onFailed }: Options): {
  outbox: Outbox | null;
  items: Waiting[];
} {
  const [items, setItems] = useState<Waiting[]>([]);
  const [outbox, setOutbox] = useState<Outbox | null>(null);
  const now = useRef({ socket, onSent, onFailed });
  now.current = { socket, onSent, onFailed };

  useEffect(() => {
    if (!personId) return undefined;
    const made = createOutbox({
      store: createOutboxStore(),
      personId,
      send(name, input) {
        const { socket: live } = now.current;
        if (!live?.connected) return Promise.reject(new Error('not connected'));
        return live.timeout(patience).emitWithAck(name, input);
      },
      onChange: setItems,
      onSent: (item, answer) => now.current.onSent(item, answer),
      onFailed: (item) => now.current.onFailed(item),
    });
    void made.start();
    setOutbox(made);
    return () => made.stop();
  }, [personId]);

  useEffect(() => outbox?.setOnline(online), [outbox, online]);
  return { outbox, items };
}
