import { pickText, type Lang } from '#app/contract/languages.ts';
import { writeCalendar } from '../../engines/calendar/write-calendar.ts';
import { writeFeed } from '../../engines/calendar/write-feed.ts';
import type { Sitting } from './load-calendar.ts';

/** Whose sessions they are, in which language, at which public address. */
export type CalendarOf = { name: string; lang: Lang; baseUrl: string };

const product = 'Tachawor';

const addressOf = ({ lang, baseUrl }: CalendarOf, sitting: Sitting): string =>
  `${baseUrl}/${lang}/${sitting.communeSlug}/sessions/${sitting.sessionId}`;

/** Sessions as a calendar (RFC 5545). */
export function presentCalendar(of: CalendarOf, sittings: readonly Sitting[]): string {
  const pick = (text: Sitting['title']): string => pickText(text, of.lang).text;
  const events = sittings.map((sitting) => ({
    uid: `${sitting.sessionId}@${new URL(of.baseUrl).hostname}`,
    title: pick(sitting.title),
    place: sitting.place === null ? null : pick(sitting.place),
    text: pick(sitting.purpose),
    url: addressOf(of, sitting),
    startsAt: sitting.startsAt,
    endsAt: sitting.endsAt,
    readAt: sitting.changedAt,
  }));
  return writeCalendar(`${of.name} · ${product}`, of.lang, events);
}

/** Sessions as a feed (RFC 4287), what changed last first. */
export function presentFeed(of: CalendarOf, slug: string, sittings: readonly Sitting[]): string {
  const page = `${of.baseUrl}/${of.lang}/${slug}/sessions`;
  const entries = sittings.map((sitting) => ({
    id: `urn:uuid:${sitting.sessionId}`,
    title: pickText(sitting.title, of.lang).text,
    text: pickText(sitting.purpose, of.lang).text,
    url: addressOf(of, sitting),
    updatedAt: sitting.changedAt,
  }));
  const newest = entries.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  const address = `${page}.atom`;
  return writeFeed({
    id: address,
    title: `${of.name} · ${product}`,
    lang: of.lang,
    url: address,
    page,
    entries: newest,
  });
}
