import { Router, type Request, type Response } from 'express';
import { AppError } from '#app/contract/errors.ts';
import { id } from '#app/contract/ids.ts';
import { minutesLangOf, type MinutesLang, type MinutesPaper } from '#app/contract/minutes.ts';
import type { DomainServices } from '../domain/context.ts';
import { loadMinutes, loadMinutesContent } from '../domain/minutes/load-minutes.ts';

/** Writes a paper as a file. */
export type WritePaper = (kind: 'pdf' | 'docx', paper: MinutesPaper) => Promise<Uint8Array>;

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Published minutes as files; of PDF and Word files the query `lang` names the language, Arabic where it does not. */
export function createMinutesApi({ db }: DomainServices, writePaper: WritePaper): Router {
  const router = Router();
  router.get('/api/v1/sessions/:id/minutes/:number/content.json', (request, response, next) => {
    const version = readVersion(request);
    loadMinutesContent(db, version.sessionId, version.number).then(
      (text) => sendFile(response, { ...version, lang: null }, 'json', text),
      next,
    );
  });
  const send = (kind: 'pdf' | 'docx') => (request: Request, response: Response, next: (error: unknown) => void) => {
    const version = readVersion(request);
    const lang = minutesLangOf(request.query.lang === undefined ? 'ar' : String(request.query.lang));
    loadMinutes(db, version.sessionId, lang, version.number)
      .then(({ paper }) => writePaper(kind, paper))
      .then((bytes) => sendFile(response, { ...version, lang }, kind, Buffer.from(bytes)))
      .catch(next);
  };
  router.get('/api/v1/sessions/:id/minutes/:number/minutes.pdf', send('pdf'));
  router.get('/api/v1/sessions/:id/minutes/:number/minutes.docx', send('docx'));
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

function sendFile(
  response: Response,
  { sessionId, number, lang }: Version & { lang: MinutesLang | null },
  kind: 'pdf' | 'docx' | 'json',
  body: string | Buffer,
): void {
  const name = `minutes-${sessionId}-${number}${lang === null ? '' : `-${lang}`}.${kind}`;
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  if (lang !== null) response.setHeader('Content-Language', lang);
  response.setHeader('Cache-Control', 'no-cache');
  response.type(kind === 'json' ? 'application/json' : types[kind]).send(body);
}
