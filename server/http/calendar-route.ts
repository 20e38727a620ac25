import { Router, type Request, type RequestHandler } from 'express';
import { id } from '#app/contract/ids.ts';
import { languages, pickText, type Lang } from '#app/contract/languages.ts';
import { loadCommune } from '../domain/communes/load-commune.ts';
import type { DomainServices } from '../domain/context.ts';
import { presentCalendar, presentFeed } from '../domain/sessions/present-calendar.ts';
import { loadSitting, loadSittings } from '../domain/sessions/load-calendar.ts';

/** Sessions as a calendar and as a feed, in the language of the path. @param baseUrl the public address of the forum */
export function createCalendars({ db }: DomainServices, baseUrl: string): Router {
  const router = Router();
  router.get(
    '/:lang/:commune/sessions.ics',
    answer('text/calendar', async ({ params }, lang) => {
      const commune = await loadCommune(db, params.commune ?? '');
      const name = pickText(commune.name, lang).text;
      return presentCalendar({ name, lang, baseUrl }, await loadSittings(db, commune.communeId));
    }),
  );
  router.get(
    '/:lang/:commune/sessions.atom',
    answer('application/atom+xml', async ({ params }, lang) => {
      const commune = await loadCommune(db, params.commune ?? '');
      const name = pickText(commune.name, lang).text;
      return presentFeed({ name, lang, baseUrl }, commune.slug, await loadSittings(db, commune.communeId));
    }),
  );
  router.get(
    '/:lang/:commune/sessions/:id.ics',
    answer('text/calendar', async ({ params }, lang) => {
      const sessionId = id.safeParse(params.id);
      const sitting = sessionId.success ? await loadSitting(db, sessionId.data) : null;
      if (sitting === null || sitting.communeSlug !== params.commune) return null;
      return presentCalendar({ name: pickText(sitting.title, lang).text, lang, baseUrl }, [sitting]);
    }),
  );
  return router;
}

/** Answers with a text of a type; what is not there is left to the pages, which say so. */
function answer(type: string, write: (request: Request, lang: Lang) => Promise<string | null>): RequestHandler {
  return (request, response, next) => {
    const lang = languages.find((known) => known === request.params.lang);
    if (!lang) return next();
    write(request, lang).then((text) => {
      if (text === null) return next();
      response.setHeader('Cache-Control', 'no-cache');
      response.setHeader('Content-Language', lang);
      response.type(`${type}; charset=utf-8`).send(text);
    }, next);
  };
}
