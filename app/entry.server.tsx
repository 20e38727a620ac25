import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { isAppError } from '#app/contract/errors.ts';
import { SpeechContext } from './i18n/speech.ts';
import { speech } from './i18n/speech.server.ts';
import { RequestIdContext } from './features/shell/request-id.ts';
import { gatherHtml } from './web/gather-html.server.ts';
import { NonceContext } from './web/nonce.ts';

/** Milliseconds after which a page that is still being rendered is given up. */
const patience = 10_000;
export const streamTimeout = patience + 1000;

/** Renders a page whole before it is sent, so that its status is right and it can be kept. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let answer = status;
    const { pipe, abort } = renderToPipeableStream(
      <SpeechContext.Provider value={speech}>
        <NonceContext.Provider value={context.nonce}>
          <RequestIdContext.Provider value={context.requestId}>
            <RemixServer context={remix} url={request.url} nonce={context.nonce} abortDelay={patience} />
          </RequestIdContext.Provider>
        </NonceContext.Provider>
      </SpeechContext.Provider>,
      {
        nonce: context.nonce,
        onAllReady() {
          clearTimeout(late);
          headers.set('Content-Type', 'text/html; charset=utf-8');
          if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store');
          headers.set('Vary', 'Cookie, Accept-Encoding');
          pipe(gatherHtml((body) => resolve(new Response(body, { headers, status: answer }))));
        },
        onShellError(error) {
          clearTimeout(late);
          reject(error as Error);
        },
        onError(error) {
          answer = 500;
          logBug(error, context.requestId, context);
        },
      },
    );
    const late = setTimeout(abort, patience).unref();
  });
}

function logBug(error: unknown, requestId: string, context: AppLoadContext): void {
  const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.services.log.error({ requestId, problem }, 'a page failed');
}

/** Loaders and actions: expected refusals are answers, not bugs. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted || isAppError(error)) return;
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status === 'number' && status < 500) return;
  logBug(error, context.requestId, context);
}
