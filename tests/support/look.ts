import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { DocumentLine } from '#app/contract/agenda-documents.ts';
import { demoPassword } from '#db/seed/accounts.ts';
import { liveCode } from '#db/seed/live-session.ts';
import { launchBrowser } from './browser.ts';
import { root } from './database-templates.ts';
import { startProduct } from './product.ts';
import { words } from './room-journey-words.ts';

/** `npm run look`: pictures of the main pages as people see them, for looking at, not for comparing by machine. */
const folder = path.join(root, 'tests/.artifacts/look');

type View = { name: string; lang: 'ar' | 'fr'; theme?: string; options: BrowserContextOptions; print?: boolean };

const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 };
const desk = { viewport: { width: 1280, height: 900 } };
const views: readonly View[] = [
  { name: 'arabic-360', lang: 'ar', options: phone },
  { name: 'french-1280', lang: 'fr', options: desk },
  { name: 'dark-360', lang: 'ar', theme: 'dark', options: phone },
  { name: 'contrast-360', lang: 'ar', theme: 'contrast', options: phone },
  { name: 'print', lang: 'ar', print: true, options: { viewport: { width: 794, height: 1123 } } },
];

type Who = 'visitor' | 'guest' | 'member1' | 'member2' | 'moderator';
type Shot = { name: string; who: Who; path: string };

function listShots(sessions: Record<'live' | 'past' | 'planned', string>, opinion: string, item: string): Shot[] {
  const room = (rest: string, session: keyof typeof sessions = 'live') =>
    `/guelmim/sessions/${sessions[session]}${rest}`;
  const shot = (name: string, who: Who, at: string): Shot => ({ name, who, path: at });
  return [
    shot('first-page', 'visitor', ''),
    shot('join', 'visitor', '/join'),
    shot('invitation', 'visitor', `/j/${liveCode}`),
    shot('sign-in', 'visitor', '/sign-in'),
    shot('now', 'visitor', '/guelmim'),
    shot('space', 'visitor', '/guelmim/space'),
    shot('sessions', 'visitor', '/guelmim/sessions'),
    shot('charter', 'visitor', '/guelmim/charter'),
    shot('accessibility', 'visitor', '/accessibility'),
    shot('account', 'member1', '/account'),
    shot('room', 'guest', room('')),
    shot('room-statements', 'guest', room('?tab=statements')),
    shot('room-map', 'guest', room('?tab=statements&view=map')),
    shot('room-questions', 'guest', room('?tab=questions')),
    shot('room-floor', 'guest', room('?tab=floor')),
    shot('room-votes', 'guest', room('?tab=motions')),
    shot('room-closed', 'visitor', room('?tab=motions', 'past')),
    shot('moderate', 'moderator', room('/moderate')),
    shot('attendance', 'moderator', room('/attendance')),
    shot('groups', 'moderator', room('/groups')),
    shot('joins', 'moderator', room('/joins')),
    shot('captions-desk', 'moderator', room('/captions/desk')),
    shot('observers', 'moderator', room('/observers')),
    shot('transcript', 'visitor', room('/captions')),
    shot('replay', 'visitor', room('/replay')),
    shot('count', 'moderator', room('/count/1')),
    shot('delegations', 'member1', room('/delegations')),
    shot('kiosks', 'moderator', room('/kiosks')),
    shot('sign', 'member1', room('/sign')),
    shot('door', 'moderator', room('/door')),
    shot('minutes', 'visitor', room('/minutes', 'past')),
    shot('minutes-desk', 'member2', room('/minutes/edit', 'past')),
    shot('plan', 'moderator', room('/edit', 'planned')),
    shot('room-agenda', 'guest', room('?tab=agenda')),
    shot('documents', 'moderator', room(`/edit/${item}`)),
    shot('moderation-log', 'visitor', room('/log')),
    shot('record', 'visitor', room('/record')),
    shot('receipts', 'guest', room('/receipts')),
    shot('opinions', 'visitor', '/guelmim/opinions'),
    shot('opinion', 'visitor', opinion),
    shot('opinion-versions', 'member2', `${opinion}/versions`),
    shot('opinion-comparison', 'member1', `${opinion}/versions?from=1&to=now`),
    shot('new-opinion', 'member1', '/guelmim/opinions/new'),
    shot('problem', 'visitor', '/guelmim/nothing'),
  ];
}

/** The three sessions of the demo, found in the list that everybody sees and told apart by the state at their head. */
const french = words('fr');

async function findSessions(origin: string): Promise<Record<'live' | 'past' | 'planned', string>> {
  const html = await (await fetch(`${origin}/ar/guelmim/sessions`)).text();
  const ids = [...new Set([...html.matchAll(/sessions\/([0-9a-f-]{36})/g)].map(([, id = '']) => id))];
  const found: Record<string, string> = {};
  for (const id of ids) {
    const page = await (await fetch(`${origin}/fr/guelmim/sessions/${id}`)).text();
    const head = /class="room-head"[\s\S]*?<\/header>/.exec(page)?.[0] ?? '';
    const state = head.includes(french('session.state_open'))
      ? 'live'
      : head.includes(french('session.state_planned'))
        ? 'planned'
        : 'past';
    found[state] ??= id;
  }
  const { live = '', past = '', planned = '' } = found;
  return { live, past, planned };
}

/** The one opinion of the demo that everybody may read. */
async function findOpinion(origin: string): Promise<string> {
  const html = await (await fetch(`${origin}/ar/guelmim/opinions`)).text();
  return /\/guelmim\/opinions\/[0-9a-f-]{36}/.exec(html)?.[0] ?? '';
}

/** An item of the live session that has documents. */
async function findItem(origin: string, session: string): Promise<string> {
  const answer = await fetch(`${origin}/ar/guelmim/sessions/${session}/documents`);
  const [line] = (await answer.json()) as DocumentLine[];
  return line?.agendaItemId ?? '';
}

async function open(browser: Browser, origin: string, who: Who, { options, theme, print }: View) {
  const context = await browser.newContext({ baseURL: origin, reducedMotion: 'reduce', ...options });
  if (who === 'guest') await context.request.post('/join', { form: { code: liveCode, name: 'زهرة' } });
  if (who !== 'visitor' && who !== 'guest')
    await context.request.post('/sign-in', { form: { email: `${who}@demo.tachawor.test`, password: demoPassword } });
  if (theme) await context.addCookies([{ name: 'theme', value: theme, url: origin }]);
  const page = await context.newPage();
  if (print) await page.emulateMedia({ media: 'print' });
  return page;
}

async function lookAll(browser: Browser, origin: string): Promise<string[]> {
  const sessions = await findSessions(origin);
  const shots = listShots(sessions, await findOpinion(origin), await findItem(origin, sessions.live));
  const files: string[] = [];
  for (const view of views) {
    for (const who of ['visitor', 'guest', 'member1', 'member2', 'moderator'] as const) {
      const page = await open(browser, origin, who, view);
      for (const shot of shots.filter((one) => one.who === who)) {
        const file = `${shot.name}.${view.name}.png`;
        await page.goto(`/${view.lang}${shot.path}`, { waitUntil: 'networkidle' });
        await page.screenshot({ path: path.join(folder, file), fullPage: true });
        files.push(file);
      }
      await page.context().close();
    }
  }
  for (const lang of ['ar', 'fr'] as const) {
    const wall: View = { name: 'wall', lang, options: { viewport: { width: 1920, height: 1080 } } };
    const page = await open(browser, origin, 'visitor', wall);
    await page.goto(`/${lang}/guelmim/sessions/${sessions.live}/projector`, { waitUntil: 'networkidle' });
    const file = `projector.${lang}-1920.png`;
    await page.screenshot({ path: path.join(folder, file) });
    files.push(file);
    await page.goto(`/${lang}/guelmim/sessions/${sessions.live}/projector?show=map`, { waitUntil: 'networkidle' });
    await page.screenshot({ path: path.join(folder, `projector-map.${lang}-1920.png`) });
    files.push(`projector-map.${lang}-1920.png`);
  }
  return files;
}

/** All pictures on one page, to be opened in a browser. */
function writeSheet(files: string[]): void {
  const figures = files
    .toSorted()
    .map((file) => `<figure><img loading="lazy" src="${file}" alt=""><figcaption>${file}</figcaption></figure>`);
  const style =
    'body{display:flex;flex-wrap:wrap;gap:16px;font:14px sans-serif}figure{margin:0}img{width:300px;border:1px solid #999}';
  writeFileSync(
    path.join(folder, 'all.html'),
    `<!doctype html><meta charset="utf-8"><style>${style}</style>${figures.join('')}`,
  );
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const product = await startProduct();
try {
  const browser = await launchBrowser();
  const files = await lookAll(browser, product.url);
  await browser.close();
  writeSheet(files);
  console.log(`${files.length} pictures; open ${path.relative(process.cwd(), path.join(folder, 'all.html'))}`);
} finally {
  await product.stop();
}
