import type { Lang, LocalizedText } from '#app/contract/languages.ts';
import { pickText } from '#app/contract/languages.ts';
import { directionOf, localeTags } from './languages.ts';
import { createTranslate, type Messages, type Translate } from './translate.ts';
import { toLocalFields, type ZoneChanges } from './zone.ts';

/** Everything a component needs to speak one language. */
export type Translator = {
  lang: Lang;
  tag: string;
  dir: 'rtl' | 'ltr';
  t: Translate;
  number(value: number): string;
  percent(share: number): string;
  dateTime(iso: string): string;
  date(iso: string): string;
  time(iso: string): string;
  /** "in 3 days", from one instant to another. */
  relative(iso: string, now: string): string;
  /** A localized text for this reader, with the language it is in. */
  pick(text: LocalizedText | null | undefined): { text: string; lang: Lang };
};

const units: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Makes a translator over the given messages; times are local in Morocco by `zone`, not by the device's own zone data. */
export function createTranslator(lang: Lang, messages: Messages, zone: ZoneChanges): Translator {
  const tag = localeTags[lang];
  const numbers = new Intl.NumberFormat(tag);
  const percents = new Intl.NumberFormat(tag, { style: 'percent' });
  const dateTimes = new Intl.DateTimeFormat(tag, {
    dateStyle: 'full',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const relatives = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  return {
    lang,
    tag,
    dir: directionOf(lang),
    t: createTranslate(tag, messages),
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    dateTime: (iso) => dateTimes.format(toLocalFields(zone, iso)),
    date: (iso) => dates.format(toLocalFields(zone, iso)),
    time: (iso) => toLocalFields(zone, iso).toISOString().slice(11, 16),
    relative(iso, now) {
      const distance = Date.parse(iso) - Date.parse(now);
      const [unit, size] = units.find(([, length]) => Math.abs(distance) >= length) ?? (['minute', 60_000] as const);
      return relatives.format(Math.round(distance / size), unit);
    },
    pick: (text) => pickText(text ?? {}, lang),
  };
}
