import type { ActAnswer, ActInput, ActName } from '#app/contract/commands.ts';
import type { ErrorShape } from '#app/contract/errors.ts';
import type { Ack } from './connect.ts';
import { newActionId } from './new-action-id.ts';

/**
 * One act on its way: `keeping` until the store confirmed it, for what is not kept is not sent, then `waiting`. It leaves
 * the box only when the server acknowledged it, or when the person discards it.
 */
export type Waiting = {
  [N in ActName]: {
    actionId: string;
    personId: string;
    name: N;
    input: ActInput<N>;
    at: number;
    state: 'keeping' | 'waiting' | 'sending' | 'failed';
    error?: ErrorShape;
  };
}[ActName];

/** Where acts are kept so that they survive a reload or a crash of the page. */
export type OutboxStore = {
  list(): Promise<Waiting[]>;
  put(item: Waiting): Promise<void>;
  remove(actionId: string): Promise<void>;
};

type Options = {
  store: OutboxStore;
  personId: string;
  /** Sends one act; rejects when there is no connection or no answer in time. */
  send(name: ActName, input: ActInput<ActName>): Promise<Ack>;
  onChange(items: Waiting[]): void;
  onSent(item: Waiting, answer: ActAnswer<ActName>): void;
  onFailed(item: Waiting): void;
};

/** Milliseconds before an act that got no answer is sent again, with the same id. */
const again = 4000;

/**
 * Keeps acts until they are acknowledged. A repeat carries the same `actionId`, so that the server has one effect; acts
 * on the same thing are sent in their order.
 */
export function createOutbox({ store, personId, send, onChange, onSent, onFailed }: Options) {
  let items: Waiting[] = [];
  let online = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (): void => onChange([...items]);
  const drop = async (actionId: string): Promise<void> => {
    items = items.filter((item) => item.actionId !== actionId);
    show();
    await store.remove(actionId).catch(() => undefined);
  };
  /** A browser that refuses to keep anything still sends. */
  const keep = (item: Waiting): Promise<void> => store.put(item).catch(() => undefined);

  async function sendOne(item: Waiting): Promise<boolean> {
    item.state = 'sending';
    show();
    const ack = await send(item.name, item.input).catch(() => null);
    // In slow mode nothing else shall wait behind a comment that came too early.
    const later = (error: ErrorShape): boolean =>
      error.code === 'unavailable' || (error.code === 'rate_limited' && error.reason !== 'comment.slow');
    if (!ack || (!ack.ok && later(ack.error))) {
      item.state = 'waiting';
      show();
      return false;
    }
    if (ack.ok) {
      await drop(item.actionId);
      onSent(item, ack.data as ActAnswer<ActName>);
      return true;
    }
    item.state = 'failed';
    item.error = ack.error;
    await keep(item);
    show();
    onFailed(item);
    return true;
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    const first = (): Waiting | undefined => items.find((item) => item.state === 'keeping' || item.state === 'waiting');
    for (let next = first(); next && online; next = first()) {
      if (next.state === 'keeping' || items.some((item) => item.state === 'sending')) return;
      if (await sendOne(next)) continue;
      timer = setTimeout(() => void flush(), again);
      return;
    }
  }

  return {
    /** Takes up what an earlier page left. */
    async start(): Promise<void> {
      const kept = await store.list();
      const mine = kept.filter(
        (item) => item.personId === personId && !items.some((here) => here.actionId === item.actionId),
      );
      items = [
        ...mine.map((item) => (item.state === 'failed' ? item : { ...item, state: 'waiting' as const })),
        ...items,
      ].sort((a, b) => a.at - b.at);
      show();
      void flush();
    },
    /** Keeps an act, then sends it. Resolves when it is kept. */
    async submit<N extends ActName>(name: N, input: Omit<ActInput<N>, 'actionId'>): Promise<string> {
      const actionId = newActionId();
      const item = {
        actionId,
        personId,
        name,
        input: { ...input, actionId },
        // A clock that was set back must not change the order.
        at: Math.max(Date.now(), (items.at(-1)?.at ?? 0) + 1),
        state: 'keeping',
      } as unknown as Waiting;
      items = [...items, item];
      show();
      await keep(item);
      item.state = 'waiting';
      show();
      void flush();
      return actionId;
    },
    setOnline(now: boolean): void {
      online = now;
      if (now) void flush();
    },
    retry(actionId: string): void {
      const item = items.find((one) => one.actionId === actionId);
      if (!item) return;
      item.state = 'waiting';
      delete item.error;
      show();
      void keep(item).then(flush);
    },
    discard: drop,
    stop(): void {
      online = false;
      clearTimeout(timer);
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
