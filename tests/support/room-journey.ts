import type { Browser, BrowserContext, BrowserContextOptions, Page, WebSocket } from 'playwright-core';
import type { Lang } from '#app/contract/languages.ts';
import { liveCode } from '#db/seed/live-session.ts';
import { findAccountByEmail } from '#db/queries/people.ts';
import { createAuthSessions } from '#server/auth/auth-sessions.ts';
import { authCookieName } from '#server/auth/read-actor.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { launchBrowser } from './browser.ts';
import { createTestDatabase } from './database.ts';
import { addGuest } from './forum-people.ts';
import type { Room } from './forum-sessions.ts';
import { createForum, type Forum } from './forum.ts';
import { startProduct, type Product } from './product.ts';

/** Who looks at a page: nobody, somebody who joined the demo by its code, the name of a demo account, or a person's id. */
export type Who = 'visitor' | 'guest' | 'citizen1' | 'citizen2' | 'member1' | 'member2' | 'moderator' | 'admin';
type Anybody = Who | { personId: string };

/** The product with the demo commune, and a browser: one for each test file. */
export type World = {
  origin: string;
  product: Product;
  browser: Browser;
  /** The forum's actions on the product's own database, for what a test finds ready; they reach no open page. */
  forum: Forum;
  /** Ids of the demo's three sessions. */
  sessions: Record<'open' | 'closed' | 'planned', string>;
  /** The first item of the open session's agenda, which has a document. */
  item: string;
  /** Ids of the demo's opinions by their states: one is written by members alone, of one a version is public. */
  opinions: Record<string, string>;
  /** Path of a page of one of the demo's sessions. */
  room(lang: Lang, rest?: string, session?: keyof World['sessions']): string;
  /** Path of a page of one of the demo's opinions. */
  opinion(lang: Lang, state: string, rest?: string): string;
  /** A new browser of its own for somebody who is signed in already. */
  context(who: Anybody, options?: BrowserContextOptions): Promise<BrowserContext>;
  /** The same with one page, not yet anywhere. */
  page(who: Anybody, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
};

/** Long enough for a browser that starts for the first time on a busy machine; nothing waits that long when all is well. */
const patience = 60_000;
/** A small phone. */
const phone = { width: 360, height: 740 };

export async function openWorld(env: Record<string, string> = {}): Promise<World> {
  const database = await createTestDatabase({ seeded: true });
  const [product, browser, forum] = await Promise.all([
    startProduct({ databaseUrl: database.url, env }),
    launchBrowser(),
    createForum({ url: database.url }),
  ]);
  const rows = await forum.sql<{ state: keyof World['sessions']; id: string }[]>`
    select state, session_id as id from sessions`;
  const sessions = Object.fromEntries(rows.map(({ state, id }) => [state, id])) as World['sessions'];
  const [first] = await forum.sql<{ item: string }[]>`
    select agenda_item_id as item from agenda_documents where kind = 'pdf' and session_id = ${sessions.open}`;
  const texts = await forum.sql<{ state: string; id: string }[]>`select state, opinion_id as id from opinions`;
  const opinions = Object.fromEntries(texts.map(({ state, id }) => [state, id]));
  const context = async (who: Anybody, options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const made = await browser.newContext({ baseURL: product.url, viewport: phone, ...options });
    made.setDefaultTimeout(patience);
    if (who !== 'visitor') await signIn(forum, made, product.url, who);
    return made;
  };
  return {
    origin: product.url,
    product,
    browser,
    forum,
    sessions,
    item: first?.item ?? '',
    opinions,
    opinion: (lang, state, rest = '') => `/${lang}/guelmim/opinions/${opinions[state]}${rest}`,
    room: (lang, rest = '', session = 'open') => `/${lang}/guelmim/sessions/${sessions[session]}${rest}`,
    context,
    page: async (who, options) => (await context(who, options)).newPage(),
    async close() {
      await browser.close();
      await forum.close();
      await product.stop();
      await database.drop();
    },
  };
}

async function signIn(
  forum: Forum,
  context: BrowserContext,
  origin: string,
  who: Exclude<Anybody, 'visitor'>,
): Promise<void> {
  const { token } = await createAuthSessions(forum.db).create(await idOf(forum, who), 'Chrome · Linux');
  await context.addCookies([
    { name: authCookieName(false), value: token, url: origin, httpOnly: true, sameSite: 'Lax' },
  ]);
}

async function idOf(forum: Forum, who: Exclude<Anybody, 'visitor'>): Promise<string> {
  if (typeof who === 'object') return who.personId;
  if (who === 'guest') return addGuest(forum, liveCode, 'زهرة');
  const account = await findAccountByEmail(forum.db, `${who}@demo.tachawor.test`);
  if (!account) throw new Error(`the demo has no account ${who}`);
  return account.personId;
}

/** Path of a page of a room that a test made. */
export function pathOf(room: Pick<Room, 'commune' | 'sessionId'>, lang: Lang, rest = ''): string {
  return `/${lang}/${room.commune.slug}/sessions/${room.sessionId}${rest}`;
}

/** The person behind a context of the forum's actions, to open pages as. */
export function personOf({ actor }: ActionContext): { personId: string } {
  if (actor.kind === 'visitor') throw new Error('a visitor is nobody');
  return { personId: actor.personId };
}

/** Opens a page that runs script and waits until it follows the room; a refusal follows none. */
export async function openLive(page: Page, path: string): Promise<void> {
  const joining = listenForJoin(page);
  const answer = await page.goto(path);
  if (answer?.ok()) await joining.done;
  joining.stop();
}

/** Does something that makes the page connect, and waits until the server let it into the room. */
export async function untilLive(page: Page, act: () => Promise<unknown>): Promise<void> {
  const joining = listenForJoin(page);
  await act();
  await joining.done;
  joining.stop();
}

/** An acknowledgement of success is what the first command, the join, is answered with. */
const accepted = /^43\d*\[\{"ok":true/;

function listenForJoin(page: Page): { done: Promise<void>; stop(): void } {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const late = setTimeout(() => reject(new Error(`${page.url()} did not come into the room`)), patience);
  const listen = (socket: WebSocket): void =>
    void socket.on('framereceived', ({ payload }) => {
      if (accepted.test(String(payload))) resolve();
    });
  page.on('websocket', listen);
  return {
    done: promise,
    stop() {
      clearTimeout(late);
      page.off('websocket', listen);
    },
  };
}
