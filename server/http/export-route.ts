import { Router } from 'express';
import { id } from '#app/contract/ids.ts';
import type { DomainServices } from '../domain/context.ts';
import { completeLedger } from '../domain/ledger/grow-ledger.ts';
import { exportSession } from '../domain/rooms/export-session.ts';
import { createCalendars } from './calendar-route.ts';
import { createDocuments } from './document-route.ts';
import { createMinutesApi, type WritePaper } from './minutes-route.ts';
import { sendProblem } from './problem.ts';
import { openApi } from './open-api.ts';
import { zipFiles } from './zip.ts';

/** The open data, of a closed session with the whole of its record. */
async function exportAll(services: DomainServices, sessionId: string): Promise<Record<string, string>> {
  await completeLedger(services, sessionId);
  return exportSession(services, sessionId);
}

/** What programs read: the open data of a session, its minutes, calendars and feeds, files of its agenda. @param baseUrl the public address */
export function createApi(services: DomainServices, writePaper: WritePaper, baseUrl: string): Router {
  const router = Router();
  router.get('/api/v1/openapi.json', (_request, response) => void response.json(openApi));
  router.get('/api/v1/sessions/:id/export.zip', (request, response, next) => {
    const sessionId = id.safeParse(request.params.id);
    if (!sessionId.success) return sendProblem(response, 'not_found', 'session.unknown');
    exportAll(services, sessionId.data).then((files) => {
      response.setHeader('Content-Disposition', `attachment; filename="session-${sessionId.data}.zip"`);
      response.type('application/zip').setHeader('Cache-Control', 'no-cache').send(zipFiles(files));
    }, next);
  });
  router.use(createMinutesApi(services, writePaper));
  router.use(createCalendars(services, baseUrl));
  router.use(createDocuments(services));
  router.use('/api', (_request, response) => sendProblem(response, 'not_found', 'api.unknown'));
  return router;
}
