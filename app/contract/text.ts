import * as z from 'zod/mini';
import { languages } from './languages.ts';
import { visible } from './wrong-in-text.ts';

export const langSchema = z.enum(languages);

/** A text as it is shown, in the languages it was written in. */
export const localizedView = z.strictObject({
  ar: z.optional(z.string()),
  fr: z.optional(z.string()),
  en: z.optional(z.string()),
});

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const marksPiledUp = /\p{M}{9,}/u;
/** Sorting such a run takes time by the square of its length: half a second in one frame. No language has more (UAX 15). */
const endlessMarks = /\p{M}{31}/u;

/** Normalises what was typed: line ends to \n, NFC, no white space at either end. What will be refused stays as it is. */
export function tidy(text: string): string {
  if (!text.isWellFormed() || endlessMarks.test(text)) return text;
  return text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

type Bounds = { min?: number; max: number };

function bounded({ min = 1, max }: Bounds, clean = tidy) {
  return z.string({ error: 'text.missing' }).check(
    z.overwrite(clean),
    z.refine((text) => text.isWellFormed() && !controls.test(text), { error: 'text.unreadable', abort: true }),
    z.refine((text) => min === 0 || visible.test(text), { error: 'text.empty', abort: true }),
    z.minLength(min, { error: 'text.short' }),
    z.maxLength(max, { error: 'text.long' }),
    z.refine((text) => !marksPiledUp.test(text), { error: 'text.unreadable' }),
  );
}

/** Text of several lines. Refuses NUL, other control characters and lone surrogates; keeps new lines and tabs. */
export function longText(bounds: Bounds) {
  return bounded(bounds);
}

/** Text of one line, such as a title: as {@link longText} without line breaks. */
export function shortText(bounds: Bounds) {
  return bounded(bounds).check(z.refine((text) => !/[\n\t\u2028\u2029]/.test(text), { error: 'text.one_line' }));
}

/** A person's display name: one line, without the invisible characters that turn the direction of what follows. */
export function personName(bounds: Bounds) {
  return shortText(bounds).check(z.refine((text) => !bidiControls.test(text), { error: 'text.invisible' }));
}

/**
 * A line of captions: line breaks become spaces, and invisible characters that turn the direction of what follows are taken
 * out, since software for fast typing leaves both behind. Refuses what {@link longText} refuses.
 */
export function captionText(bounds: Bounds) {
  return bounded(bounds, (text) => withInk(tidy(withoutTurns(text))));
}

const allBidiControls = new RegExp(bidiControls.source, 'g');

/** Nothing where there is nothing to see, unless that will be refused. */
function withInk(text: string): string {
  return visible.test(text) || !text.isWellFormed() || controls.test(text) ? text : '';
}

function withoutTurns(text: string): string {
  return text.replace(allBidiControls, '').replace(/[\s\u2028\u2029]+/g, ' ');
}

/** A text in Arabic, and optionally in French and English. */
export function localizedText(bounds: Bounds) {
  return z.strictObject({
    ar: shortOrLong(bounds),
    fr: z.optional(shortOrLong(bounds)),
    en: z.optional(shortOrLong(bounds)),
  });
}

function shortOrLong(bounds: Bounds) {
  return bounds.max > 300 ? longText(bounds) : shortText(bounds);
}
