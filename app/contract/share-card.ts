import type { Lang } from './languages.ts';

/** What the picture of a shared page says: only what everybody may read on the page itself. */
export type ShareCard = {
  lang: Lang;
  /** What kind of page it is, in words. */
  kind: string;
  title: string;
  titleLang: Lang;
  /** The commune. */
  place: string;
  /** When, or in which state. */
  line: string;
  product: string;
};

/** Pixels of the picture, as networks ask for them. */
export const cardSize = { width: 1200, height: 630 } as const;
