import type { ConsoleMessage, Page, Request } from 'playwright-core';

export type Watch = {
  /** What went wrong since the last time it was asked. */
  take(): string[];
};

/** A page that answers with a refusal logs its own status: that is an answer, not an error of the page. */
const ownStatus = /^Failed to load resource: the server responded with a status of (400|401|403|404|409|422)\b/;

/** A page that is asked for anew before it was there: the router reads no further, and says so. */
const overtaken = /^AbortError: BodyStreamBuffer was aborted\b/;

/**
 * Listens to a page from now on: requests to other places, errors and warnings in its console (a violation of the content
 * policy is one), exceptions.
 */
export function watchPage(page: Page, origin: string): Watch {
  const found: string[] = [];
  const isOwn = (url: string): boolean => /^(data|blob|about):/.test(url) || new URL(url).host === new URL(origin).host;
  page.on('request', (request: Request) => {
    if (!isOwn(request.url())) found.push(`C-79 request to another place: ${request.url().slice(0, 120)}`);
  });
  page.on('websocket', (socket) => {
    if (!isOwn(socket.url())) found.push(`C-79 connection to another place: ${socket.url().slice(0, 120)}`);
  });
  page.on('pageerror', (error) => found.push(`exception: ${error.message.slice(0, 200)}`));
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const isAnswer = ownStatus.test(message.text()) && message.location().url === page.url();
    if (!isAnswer && !overtaken.test(message.text()))
      found.push(`console ${message.type()}: ${message.text().slice(0, 240)}`);
  });
  return { take: () => found.splice(0) };
}
