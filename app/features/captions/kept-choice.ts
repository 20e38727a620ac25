import { languages, type Lang } from '#app/contract/languages.ts';

export const sizes = ['usual', 'large', 'huge'] as const;
/** How a reader wants the captions; kept on their device alone. */
export type CaptionChoice = { on: boolean; size: (typeof sizes)[number]; lang: Lang | null; spoken: boolean };

export const startChoice: CaptionChoice = { on: false, size: 'usual', lang: null, spoken: false };

const key = 'captions';

/** What was chosen on this device before; the usual where nothing was, or it cannot be read. */
export function readChoice(): CaptionChoice {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
    return {
      on: kept.on === true,
      size: sizes.find((size) => size === kept.size) ?? startChoice.size,
      lang: languages.find((lang) => lang === kept.lang) ?? null,
      spoken: kept.spoken === true,
    };
  } catch {
    return startChoice;
  }
}

/** Keeps it for the next page; a device that keeps nothing asks again. */
export function keepChoice(choice: CaptionChoice): void {
  try {
    localStorage.setItem(key, JSON.stringify(choice));
  } catch {
    // A private window without storage: the choice holds for this page.
  }
}
