import { languages, type Lang } from '#app/contract/languages.ts';

/** What a screen's own address says of its captions: on or off whatever the others do, and one language alone. */
export type CaptionPin = { on: boolean | null; lang: Lang | null };

/** Reads `on`, `off` or a language out of an address. */
export function readCaptionPin(asked: string | null): CaptionPin {
  const lang = languages.find((known) => known === asked) ?? null;
  return { on: lang !== null || asked === 'on' ? true : asked === 'off' ? false : null, lang };
}

/** Whether this screen carries the captions. */
export function showsCaptions(session: { wallCaptions: boolean }, pin: CaptionPin): boolean {
  return pin.on ?? session.wallCaptions;
}
