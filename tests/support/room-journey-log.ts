import type { Page, WebSocket } from 'playwright-core';

/** One thing that was written into a live region, and when, in milliseconds of the page. */
export type Spoken = { region: 'polite' | 'assertive'; text: string; at: number };

/** Records from the first moment on what the page says to a screen reader. Call before the page is opened. */
export async function recordSpeech(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const log: Spoken[] = [];
    (window as unknown as { tachaworSpoken: Spoken[] }).tachaworSpoken = log;
    new MutationObserver(() => {
      for (const region of ['polite', 'assertive'] as const) {
        const text = document.getElementById(`announcer-${region}`)?.textContent ?? '';
        const last = log.findLast((one) => one.region === region)?.text ?? '';
        if (text !== last) log.push({ region, text, at: performance.now() });
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** All that was said so far; empty texts are regions being cleared. */
export function spoken(page: Page): Promise<Spoken[]> {
  return page.evaluate(() => (window as unknown as { tachaworSpoken: Spoken[] }).tachaworSpoken);
}

/** Waits until this text was said in this region. */
export async function untilSpoken(page: Page, region: Spoken['region'], text: string): Promise<void> {
  await page.waitForFunction(
    ([where, what]) =>
      (window as unknown as { tachaworSpoken: Spoken[] }).tachaworSpoken.some(
        (one) => one.region === where && one.text.includes(what),
      ),
    [region, text] as const,
  );
}

/** Counts the commands a page sends over its socket from now on. */
export function countCommands(page: Page): { of(name: string): number } {
  const sent: string[] = [];
  page.on('websocket', (socket: WebSocket) => {
    socket.on('framesent', ({ payload }) => void sent.push(String(payload)));
  });
  return { of: (name) => sent.filter((frame) => new RegExp(`^42\\d*\\["${name}"`).test(frame)).length };
}
