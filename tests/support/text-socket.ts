import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { answerFrame, askFrame, updateFrame } from '#server/collab/messages.ts';

/** A bare websocket at a room: frames are written as they stand. */
export type TextSocket = {
  send(frame: Uint8Array | string): void;
  /** Frames that came. */
  received: Uint8Array[];
  /** Takes part as the protocol asks: answers with nothing, then asks. Resolves with the answer's update. */
  greet(): Promise<Uint8Array>;
  /** Asks again. */
  ask(patience?: number): Promise<Uint8Array | null>;
  /** The code with which it was closed; null when it still is open after a while. */
  code(patience?: number): Promise<number | null>;
  isOpen(): boolean;
  socket: WebSocket;
  close(): void;
};

/** An update without anything. */
export const nothing = Uint8Array.of(0, 0);

/** Opens a bare websocket to the text of an opinion. */
export async function openTextSocket(url: string, opinionId: string, cookie?: string): Promise<TextSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/collab/opinion:${opinionId}`, {
    headers: cookie === undefined ? {} : { cookie },
  });
  const received: Uint8Array[] = [];
  let closedWith: number | null = null;
  socket.on('message', (data: Buffer) => received.push(data));
  socket.on('close', (code) => {
    closedWith = code;
  });
  socket.on('error', () => undefined);
  await once(socket, 'open');
  const ask: TextSocket['ask'] = async (patience = 5_000) => {
    const from = received.length;
    socket.send(askFrame(Y.encodeStateVector(new Y.Doc())));
    for (const end = Date.now() + patience; Date.now() < end;) {
      const answer = received.slice(from).find((frame) => frame[0] === 0 && frame[1] === 1);
      if (answer) return decoding.readVarUint8Array(decoding.createDecoder(answer.subarray(2)));
      if (closedWith !== null) return null;
      await sleep(2);
    }
    return null;
  };
  return {
    socket,
    received,
    send: (frame) => socket.readyState === WebSocket.OPEN && socket.send(frame),
    async greet() {
      socket.send(answerFrame(nothing));
      const answer = await ask();
      if (!answer) throw new Error(`the room did not answer (${closedWith})`);
      return answer;
    },
    ask,
    async code(patience = 5_000) {
      for (const end = Date.now() + patience; closedWith === null && Date.now() < end;) await sleep(5);
      return closedWith;
    },
    isOpen: () => socket.readyState === WebSocket.OPEN,
    close: () => socket.terminate(),
  };
}

/** An awareness message with states as given: text or bytes. */
export function awarenessOf(
  entries: Array<{ client: number; clock: number; state: unknown }>,
  count?: number,
): Uint8Array {
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count ?? entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, typeof state === 'string' ? state : JSON.stringify(state));
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** Updates of a client that adds one paragraph after the other. */
export function createTypist(clientId: number, base?: Uint8Array) {
  const doc = new Y.Doc();
  const root = doc.get('root', Y.XmlText);
  if (base) Y.applyUpdate(doc, base);
  doc.clientID = clientId;
  let last: Uint8Array = nothing;
  doc.on('update', (update: Uint8Array) => {
    last = update;
  });
  return {
    doc,
    root,
    /** The update of a change. */
    change(what: (root: Y.XmlText) => void): Uint8Array {
      doc.transact(() => what(root));
      return last;
    },
    /** The frame of a change. */
    frame(what: (root: Y.XmlText) => void): Uint8Array {
      return updateFrame(this.change(what));
    },
  };
}
