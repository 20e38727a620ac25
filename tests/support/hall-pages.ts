import type { Lang } from '#app/contract/languages.ts';
import type { PageRow } from './pages.ts';
import type { World } from './room-journey.ts';

const inRoom = (rest: string) => (world: World, lang: Lang) => world.room(lang, rest);

/** What is looked at of the hall: its attendance, its counts, its tablets and signs, and in whose name somebody votes. */
export const hallRows: readonly PageRow[] = [
  {
    route: '/:lang/:commune/sessions/:sessionId/observers',
    name: 'observers',
    at: inRoom('/observers'),
    who: ['moderator', 'citizen1'],
    enter: 'unfold-main',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/observers',
    name: 'observers, refused',
    at: inRoom('/observers'),
    who: ['moderator'],
    enter: 'send-form',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/observe',
    name: 'observing without a link',
    at: inRoom('/observe'),
    who: ['visitor'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/edit/:agendaItemId',
    name: 'documents of an item',
    at: (world, lang) => world.room(lang, `/edit/${world.item}`),
    who: ['moderator', 'citizen1'],
    enter: 'unfold-main',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/edit/:agendaItemId',
    name: 'documents of an item, refused',
    at: (world, lang) => world.room(lang, `/edit/${world.item}`),
    who: ['moderator'],
    enter: 'send-form',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/joins',
    name: 'joins',
    at: inRoom('/joins'),
    who: ['moderator', 'citizen1'],
    enter: 'unfold-main',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/joins',
    name: 'joins, refused',
    at: inRoom('/joins'),
    who: ['moderator'],
    enter: 'send-form',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/groups',
    name: 'groups of speakers',
    at: inRoom('/groups'),
    who: ['moderator', 'citizen1'],
    enter: 'unfold-main',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/groups',
    name: 'groups of speakers, refused',
    at: inRoom('/groups'),
    who: ['moderator'],
    enter: 'send-form',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/attendance',
    name: 'attendance',
    at: inRoom('/attendance'),
    who: ['moderator', 'citizen1'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/count/:number',
    name: 'count of the hall',
    at: inRoom('/count/1'),
    who: ['moderator', 'citizen1'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/weights/:number',
    name: 'weights',
    at: inRoom('/weights/1'),
    who: ['moderator', 'visitor'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/delegations',
    name: 'delegations',
    at: inRoom('/delegations'),
    who: ['member1', 'moderator', 'citizen1'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/sign',
    name: 'check-in sign',
    at: inRoom('/sign'),
    who: ['member1', 'citizen1'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/sign',
    name: 'check-in by the door, refused',
    at: inRoom('/sign?door=ABCDEFGH'),
    who: ['member1'],
    enter: 'send-form',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/door',
    name: 'sign at the door',
    at: inRoom('/door'),
    who: ['moderator', 'citizen1'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/kiosks',
    name: 'shared tablets',
    at: inRoom('/kiosks'),
    who: ['moderator', 'citizen1'],
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/kiosks',
    name: 'shared tablets, refused',
    at: inRoom('/kiosks'),
    who: ['moderator'],
    enter: 'send-form',
  },
  {
    route: '/:lang/:commune/sessions/:sessionId/kiosk',
    name: 'no shared tablet',
    at: inRoom('/kiosk'),
    who: ['visitor'],
  },
];
