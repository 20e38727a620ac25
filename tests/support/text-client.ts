import { setTimeout as sleep } from 'node:timers/promises';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { askFrame } from '#server/collab/messages.ts';

export type TextClientOptions = {
  cookie?: string;
  origin?: string;
  /** Comes to write, or not at all. */
  as?: 'editor';
  clientId?: number;
  /** Milliseconds between two attempts to come back, at most. */
  backoff?: number;
};

/** An editor's side of a room: the stock client over a real websocket, with its login. */
export type TextClient = {
  doc: Y.Doc;
  root: Y.XmlText;
  provider: WebsocketProvider;
  /** The code with which the server ended the connection for good. */
  closed(): number | null;
  /** Resolves when the room answered for the first time, or again after a lost connection. */
  synced(patience?: number): Promise<void>;
  /** Asks the room what is missing and waits for the answer: all that was sent before is committed. */
  acknowledged(patience?: number): Promise<boolean>;
  /** Puts a paragraph with a text at the end. */
  write(text: string): void;
  /** All characters. */
  text(): string;
  close(): void;
};

/** The characters of a shared document, a line for each block. */
export function textOf(doc: Y.Doc): string {
  const read = (node: Y.XmlText): string =>
    node
      .toDelta()
      .map(({ insert }: { insert: unknown }) => {
        if (typeof insert === 'string') return insert;
        return insert instanceof Y.XmlText ? `${read(insert)}\n` : '';
      })
      .join('');
  return read(doc.get('root', Y.XmlText));
}

/** Adds a paragraph in the form of `@lexical/yjs`. */
export function addParagraph(doc: Y.Doc, text: string): void {
  const root = doc.get('root', Y.XmlText);
  doc.transact(() => {
    const paragraph = new Y.XmlText();
    root.insertEmbed(root.length, paragraph);
    paragraph.setAttribute('__type', 'paragraph');
    paragraph.insertEmbed(0, new Y.Map<unknown>([['__type', 'text']]));
    paragraph.insert(1, text);
  });
}

/** Opens the text of an opinion at the server at `url`. */
export function openText(url: string, opinionId: string, options: TextClientOptions = {}): TextClient {
  const doc = new Y.Doc();
  if (options.clientId !== undefined) doc.clientID = options.clientId;
  const headers = {
    ...(options.cookie !== undefined && { cookie: options.cookie }),
    ...(options.origin !== undefined && { origin: options.origin }),
  };
  class SignedIn extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers });
    }
  }
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/collab`, `opinion:${opinionId}`, doc, {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    params: options.as ? { as: options.as } : {},
    disableBc: true,
    maxBackoffTime: options.backoff ?? 300,
  });
  let code: number | null = null;
  provider.on('closed', (event: { code: number }) => {
    code = event.code;
  });
  const answers = countAnswers(provider);
  const root = doc.get('root', Y.XmlText);
  return {
    doc,
    root,
    provider,
    closed: () => code,
    async synced(patience = 10_000) {
      await waitFor(() => provider.synced || code !== null, patience, 'the room did not answer');
      if (code !== null) throw new Error(`the room closed with ${code}`);
    },
    async acknowledged(patience = 10_000) {
      const before = answers();
      const socket = provider.ws;
      if (!socket || socket.readyState !== WebSocket.OPEN) return false;
      socket.send(askFrame(Y.encodeStateVector(doc)));
      for (const end = Date.now() + patience; Date.now() < end;) {
        if (provider.ws !== socket) return false;
        if (answers() > before) return true;
        await sleep(2);
      }
      return false;
    },
    write: (text) => addParagraph(doc, text),
    text: () => textOf(doc),
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
}

/** Counts answers to questions of this client. */
function countAnswers(provider: WebsocketProvider): () => number {
  let count = 0;
  const [handle] = provider.messageHandlers;
  if (!handle) throw new Error('the client takes no sync messages');
  provider.messageHandlers[0] = (encoder, decoder, ...rest) => {
    const isAnswer = decoding.peekVarUint(decoder) === 1;
    handle(encoder, decoder, ...rest);
    if (isAnswer) count += 1;
  };
  return () => count;
}

/** Waits until something is true. */
export async function waitFor(what: () => unknown, patience: number, otherwise: string): Promise<void> {
  for (const end = Date.now() + patience; !(await what());) {
    if (Date.now() > end) throw new Error(otherwise);
    await sleep(5);
  }
}
