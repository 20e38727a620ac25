import { Router, type Response } from 'express';
import type { DocumentKind } from '#app/contract/agenda-documents.ts';
import { isAppError } from '#app/contract/errors.ts';
import { id } from '#app/contract/ids.ts';
import { languages, pickText } from '#app/contract/languages.ts';
import type { DomainServices } from '../domain/context.ts';
import { loadDocumentFile } from '../domain/documents/load-documents.ts';
import type { ServerContext } from './load-context.ts';

/** The type and the ending of each kind of file, decided by its bytes when it was attached. */
const kinds: Partial<Record<DocumentKind, [type: string, ending: string]>> = {
  pdf: ['application/pdf', 'pdf'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  odt: ['application/vnd.oasis.opendocument.text', 'odt'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ods: ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  png: ['image/png', 'png'],
  jpeg: ['image/jpeg', 'jpg'],
};

/**
 * Files of agenda items, as something to keep and never as a page of ours. What somebody may not have, and what is no
 * longer there, is left to the pages, which say that there is nothing.
 */
export function createDocuments({ db }: DomainServices): Router {
  const router = Router();
  router.get('/:lang/:commune/sessions/:id/documents/:documentId', (request, response, next) => {
    const { params } = request;
    const lang = languages.find((known) => known === params.lang);
    const [sessionId, documentId] = [id.safeParse(params.id), id.safeParse(params.documentId)];
    if (!lang || !sessionId.success || !documentId.success) return next();
    const { actor } = response.locals.context as ServerContext;
    const where = { commune: params.commune ?? '', sessionId: sessionId.data, documentId: documentId.data };
    loadDocumentFile(db, actor, where)
      .then(async ({ document: { kind, title, sha256 }, open, readBytes }) => {
        const [type = '', ending = ''] = kinds[kind] ?? [];
        const tag = `"${sha256 ?? ''}"`;
        response.setHeader('ETag', tag);
        // Asked for again each time: it may have been hidden or removed meanwhile.
        response.setHeader('Cache-Control', open ? 'public, no-cache' : 'private, no-store');
        response.setHeader('Vary', 'Cookie');
        if (request.headers['if-none-match']?.split(/,\s*/).includes(tag)) return void response.status(304).end();
        const bytes = await readBytes();
        secure(response);
        response.setHeader('Content-Disposition', disposition(pickText(title, lang).text, ending));
        response.setHeader('Content-Type', type);
        response.setHeader('Accept-Ranges', 'none');
        response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      })
      .catch((error: unknown) => (isAppError(error) && error.code === 'not_found' ? next() : next(error)));
  });
  return router;
}

/** Whatever is in the file, nothing in it acts in our name. */
function secure(response: Response): void {
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('X-Content-Type-Options', 'nosniff');
}

/** Letters that file systems do not take, and invisible ones that turn the direction of what follows. */
const unsafe = /[\\/:*?"<>|%\p{C}\p{Zl}\p{Zp}]+/gu;

/** The name under which a file is kept: its title, for programs that read RFC 6266 and 8187, else a plain one. */
function disposition(title: string, ending: string): string {
  const name = [...title.replace(unsafe, ' ').replace(/\s+/g, ' ').trim().replace(/^\.+/, '')].slice(0, 100).join('');
  const encoded = encodeURIComponent(`${name.trim() || 'document'}.${ending}`).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="document.${ending}"; filename*=UTF-8''${encoded}`;
}
