import routes from '#app/routes.ts';
import type { Lang } from '#app/contract/languages.ts';
import { hallRows } from './hall-pages.ts';
import { opinionRows } from './opinion-pages.ts';
import type { Who, World } from './room-journey.ts';

type RouteEntry = { path?: string; index?: boolean; children?: RouteEntry[] };

/** Every address pattern the router knows, from its own table. */
export function listRoutes(entries: RouteEntry[] = routes as RouteEntry[], before = ''): string[] {
  return entries.flatMap((entry) => {
    const here = [before, entry.path].filter(Boolean).join('/');
    const own = entry.children === undefined || entry.index ? [here === '' ? '/' : `/${here}`] : [];
    return [...own, ...listRoutes(entry.children ?? [], here)];
  });
}

/** One thing to look at on a route: a state of its page that others of the same route do not have. */
export type PageRow = {
  route: string;
  name: string;
  at(world: World, lang: Lang): string;
  /** Those for whom the page differs; everybody else sees what one of these sees. */
  who: readonly Who[];
  /** Languages, where the route itself has none in its path. */
  langs?: readonly Lang[];
  /** What is done before it is looked at: its first form sent as it is, or all that is folded opened, with or without the head. */
  enter?: 'send-form' | 'unfold' | 'unfold-main';
  projector?: true;
  /** Looked at once only. */
  once?: true;
  /** Findings that are no fault of this page. */
  allow?: RegExp;
};

/** The gallery shows parts without the pages they lead to, icons with their names in code, and a wall in small. */
const specimens =
  /^sniffer .*NoSuchID|^A-16 |^A-26 under lang=ar-MA: ([a-z-]+|\/dev\/ui · Tachawor)$|^A-70 .*<(p\.wall|dt\.stat)/;

const everybody = ['visitor', 'guest', 'citizen1', 'member1', 'moderator'] as const;
const readers = ['visitor', 'moderator'] as const;
const inRoom = (rest: string, session?: 'open' | 'closed' | 'planned') => (world: World, lang: Lang) =>
  world.room(lang, rest, session);
const plain = (rest: string) => (_world: World, lang: Lang) => `/${lang}${rest}`;

/** What is looked at, by the route it belongs to. */
export const pageRows: readonly PageRow[] = [
  ...opinionRows,
  {
    route: '/dev/ui',
    name: 'gallery',
    at: () => '/dev/ui',
    who: ['visitor'],
    langs: ['ar'],
    once: true,
    allow: specimens,
  },
  { route: '/dev/mail', name: 'kept mails', at: () => '/dev/mail', who: ['visitor'], langs: ['ar'] },
  { route: '/:lang', name: 'first page', at: plain(''), who: readers, enter: 'unfold' },
  { route: '/:lang', name: 'search without a result', at: plain('?q=zzzz'), who: ['visitor'] },
  { route: '/:lang/join', name: 'join', at: plain('/join'), who: ['visitor', 'guest', 'citizen1'] },
  { route: '/:lang/join', name: 'join, refused', at: plain('/join'), who: ['visitor'], enter: 'send-form' },
  { route: '/:lang/j/:code', name: 'invitation', at: plain('/j/TACHAW'), who: ['visitor', 'member1'] },
  { route: '/:lang/j/:code', name: 'unknown code', at: plain('/j/ZZZZZZ'), who: ['visitor'] },
  { route: '/:lang/sign-in', name: 'sign in', at: plain('/sign-in'), who: ['visitor', 'guest'] },
  { route: '/:lang/sign-in', name: 'sign in, refused', at: plain('/sign-in'), who: ['visitor'], enter: 'send-form' },
  { route: '/:lang/sign-in/code', name: 'sign in by code', at: plain('/sign-in/code'), who: ['visitor'] },
  { route: '/:lang/sign-up', name: 'sign up', at: plain('/sign-up'), who: ['visitor'] },
  { route: '/:lang/sign-up', name: 'sign up, refused', at: plain('/sign-up'), who: ['visitor'], enter: 'send-form' },
  { route: '/:lang/account', name: 'account', at: plain('/account'), who: ['guest', 'citizen1', 'moderator'] },
  { route: '/:lang/accessibility', name: 'accessibility', at: plain('/accessibility'), who: ['visitor'] },
  { route: '/:lang/privacy', name: 'privacy', at: plain('/privacy'), who: ['visitor'] },
  { route: '/:lang/data', name: 'open data', at: plain('/data'), who: ['visitor'] },
  { route: '/:lang/help', name: 'help', at: plain('/help?page=/ar/join'), who: ['visitor'] },
  { route: '/:lang/:commune', name: 'now', at: plain('/guelmim'), who: readers },
  { route: '/:lang/:commune', name: 'now, a commune without sessions', at: plain('/agadir'), who: ['visitor'] },
  { route: '/:lang/:commune/space', name: 'space', at: plain('/guelmim/space'), who: readers },
  { route: '/:lang/:commune/charter', name: 'charter', at: plain('/guelmim/charter'), who: ['visitor'] },
  { route: '/:lang/:commune/sessions', name: 'sessions', at: plain('/guelmim/sessions'), who: readers },
  {
    route: '/:lang/:commune/sessions/new',
    name: 'new session',
    at: plain('/guelmim/sessions/new'),
    who: ['moderator', 'citizen1'],
  },
  {
    route: '/:lang/:commune/sessions/new',
    name: 'new session, refused',
    at: plain('/guelmim/sessions/new'),
    who: ['moderator'],
    enter: 'send-form',
  },
  { route: '/:lang/:commune/sessions/:sessionId', name: 'room', at: inRoom(''), who: everybody },
  {
    route: '/:lang/:commune/sessions/:sessionId',
    name: 'room, statements',
    at: inRoom('?tab=statements'),
    who: everybody,
  },
  {
    route: '/:lang/:commune/sessions/:sessionId',
    name: 'room, questions',
    at: inRoom('?tab=questions'),
    who: everybody,
  },
  { route: '/:lang/:commune/sessions/:sessionId', name: 'room, votes', at: inRoom('?tab=motions'), who: everybody },
  {
    route: '/:lang/:commune/sessions/:sessionId',
    name: 'room, opinion map',
    at: inRoom('?tab=statements&view=map'),
    who: ['visitor', 'guest'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId',
    name: 'room, floor',
    at: inRoom('?tab=floor'),
    who: ['visitor', 'guest', 'member1'],
  },
  { route: '/:lang/:commune/sessions/:sessionId', name: 'room, agenda', at: inRoom('?tab=agenda'), who: ['guest'] },
  { route: '/:lang/:commune/sessions/:sessionId', name: 'room, about', at: inRoom('?tab=about'), who: ['guest'] },
  {
    route: '/:lang/:commune/sessions/:sessionId',
    name: 'closed room',
    at: inRoom('', 'closed'),
    who: ['visitor', 'citizen1'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId',
    name: 'planned room',
    at: inRoom('', 'planned'),
    who: ['visitor', 'moderator'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/moderate',
    name: 'moderate',
    at: inRoom('/moderate'),
    who: ['moderator', 'citizen1'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/moderate',
    name: 'moderate, planned',
    at: inRoom('/moderate', 'planned'),
    who: ['moderator'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/moderate',
    name: 'moderate, closed',
    at: inRoom('/moderate', 'closed'),
    who: ['moderator'],
  },
  ...hallRows,
  {
    route: '/:lang/:commune/sessions/:sessionId/edit',
    name: 'plan',
    at: inRoom('/edit', 'planned'),
    who: ['moderator'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/edit',
    name: 'plan, refused',
    at: inRoom('/edit', 'planned'),
    who: ['moderator'],
    enter: 'send-form',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/projector',
    name: 'projector',
    at: inRoom('/projector'),
    who: ['visitor'],
    projector: true,
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/captions',
    name: 'captions as text',
    at: inRoom('/captions'),
    who: readers,
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/captions/desk',
    name: 'desk of captions',
    at: inRoom('/captions/desk'),
    who: ['moderator', 'citizen1'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/captions/write',
    name: 'captioner without a naming',
    at: inRoom('/captions/write'),
    who: ['citizen1'],
  },
  { route: '/:lang/:commune/sessions/:sessionId/replay', name: 'replay', at: inRoom('/replay'), who: ['visitor'] },
  {
    route: '/:lang/:commune/sessions/:sessionId/replay',
    name: 'replay of a closed session, at a moment',
    at: inRoom('/replay?at=900', 'closed'),
    who: ['visitor'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/replay',
    name: 'replay before the opening',
    at: inRoom('/replay', 'planned'),
    who: ['visitor'],
  },
  { route: '/:lang/:commune/sessions/:sessionId/log', name: 'moderation log', at: inRoom('/log'), who: readers },
  {
    route: '/:lang/:commune/sessions/:sessionId/log',
    name: 'empty moderation log',
    at: inRoom('/log', 'closed'),
    who: ['visitor'],
  },
  { route: '/:lang/:commune/sessions/:sessionId/record', name: 'record', at: inRoom('/record'), who: readers },
  { route: '/:lang/:commune/sessions/:sessionId/receipts', name: 'receipts', at: inRoom('/receipts'), who: readers },
  {
    route: '/:lang/:commune/sessions/:sessionId/record',
    name: 'record, refused',
    at: inRoom('/record', 'closed'),
    who: ['visitor'],
    enter: 'send-form',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/minutes',
    name: 'minutes',
    at: inRoom('/minutes', 'closed'),
    who: ['visitor', 'member2'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/minutes/:number',
    name: 'version of minutes',
    at: inRoom('/minutes/1', 'closed'),
    who: ['visitor'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/minutes/edit',
    name: 'desk of minutes',
    at: inRoom('/minutes/edit', 'closed'),
    who: ['member2', 'citizen1'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/minutes/edit',
    name: 'desk of minutes, refused',
    at: inRoom('/minutes/edit', 'closed'),
    who: ['member2'],
    enter: 'send-form',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/minutes/edit',
    name: 'desk of minutes, too early',
    at: inRoom('/minutes/edit'),
    who: ['moderator'],
  },
  {
    route: '/:lang/:commune/words',
    name: 'word lists',
    at: plain('/guelmim/words'),
    who: ['moderator', 'citizen1'],
  },
  { route: '/*', name: 'no such page', at: plain('/guelmim/nothing/here'), who: readers },
];

/** Addresses that answer with a file or with data and never with a page. */
export const files: readonly string[] = [
  '/:lang/:commune/sessions/:sessionId/card',
  '/:lang/:commune/sessions/:sessionId/minutes/card',
  '/:lang/:commune/opinions/:opinionId/card',
  '/:lang/:commune/sessions/:sessionId/captions/line',
  '/:lang/:commune/sessions/:sessionId/documents',
  '/:lang/:commune/sessions/:sessionId/heads',
  '/:lang/:commune/sessions/:sessionId/heads.atom',
  '/:lang/:commune/sessions/:sessionId/map',
  '/:lang/:commune/sessions/:sessionId/proof',
  '/:lang/:commune/opinions/:opinionId/images',
  '/:lang/:commune/opinions/:opinionId/images/:imageId',
];

/** Addresses that answer with another address and never with a page; each is checked to do so. */
export const redirects: ReadonlyArray<{ route: string; at: string; method: 'GET' | 'POST' }> = [
  { route: '/', at: '/', method: 'GET' },
  { route: '/join', at: '/join', method: 'GET' },
  { route: '/sign-in', at: '/sign-in', method: 'GET' },
  { route: '/sign-out', at: '/sign-out', method: 'POST' },
  { route: '/preferences', at: '/preferences', method: 'POST' },
];
