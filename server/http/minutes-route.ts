import { Router, type Request } from 'express';
import { AppError } from '#app/contract/errors.ts';
import { id } from '#app/contract/ids.ts';
import type { DomainServices } from '../domain/context.ts';
import { loadMinutesContent } from '../domain/minutes/load-minutes.ts';

/** Published minutes as files. A version never changes, but the address of one may be asked for before it is there. */
export function createMinutesApi(services: DomainServices): Router {
  const router = Router();
  router.get('/api/v1/sessions/:id/minutes/:number/content.json', (request, response, next) => {
    const version = readVersion(request);
    loadMinutesContent(services.db, version.sessionId, version.number).then((text) => {
      response.setHeader('Content-Disposition', `attachment; filename="${fileName(version)}.json"`);
      response.type('application/json').setHeader('Cache-Control', 'no-cache').send(text);
    }, next);
  });
  return router;
}

type Version = { sessionId: string; number: number };

/** @throws AppError `not_found` for what is no version at all */
function readVersion({ params }: Request): Version {
  const sessionId = id.safeParse(params.id);
  if (!sessionId.success) throw new AppError('not_found', 'session.unknown');
  if (!/^[1-9]\d{0,5}$/.test(params.number ?? '')) throw new AppError('not_found', 'minutes.not_published');
  return { sessionId: sessionId.data, number: Number(params.number) };
}

const fileName = ({ sessionId, number }: Version): string => `minutes-${sessionId}-${number}`;
