import { setMaxListeners } from 'node:events';
import { vi } from 'vitest';
import { WebSocket } from 'ws';

/** What the editor's code takes from the page it runs in. */
export function setPageGlobals(): void {
  const page = new EventTarget();
  setMaxListeners(0, page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('document', { activeElement: null });
}

/** The next connection that is made carries this login. */
export function setLogin(cookie: string): void {
  vi.stubGlobal(
    'WebSocket',
    class SignedIn extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        // As in a browser, what waits for its turn comes between two messages.
        super(address, protocols, { headers: { cookie }, allowSynchronousEvents: false });
      }
    },
  );
}
