import type { LocalizedText } from '#app/contract/languages.ts';
import {
  minutesOffices,
  minutesSections,
  type MinutesContent,
  type MinutesLang,
  type MinutesPaper,
  type MinutesSignature,
} from '#app/contract/minutes.ts';
import { readMinutesText } from '#app/contract/minutes-text.ts';
import { voiceOf } from './speak-minutes.ts';

export type PaperFacts = {
  session: LocalizedText;
  content: MinutesContent;
  number: number;
  reason: string | null;
  publishedAt: string | null;
  sha256: string;
  signatures: MinutesSignature[];
};

/** Puts a version of minutes together in one language, as pages, DOCX and PDF show it. */
export function composePaper(facts: PaperFacts, lang: MinutesLang): MinutesPaper {
  const { w, day, pick, quote } = voiceOf(lang);
  const signed = minutesOffices.map((office) => {
    const own = facts.signatures.find((signature) => signature.office === office);
    if (!own) return w.unsigned(w.offices[office]);
    const who = w.member(own.seat, pick(own.association), own.name === null ? null : quote(own.name));
    return w.signedBy(w.officers[own.role], who, day(own.signedAt));
  });
  return {
    lang,
    title: w.title(pick(facts.session)),
    sections: minutesSections
      .map((section) => ({
        section,
        title: w.sections[section],
        blocks: readMinutesText(facts.content[section][lang]),
      }))
      .filter(({ blocks }) => blocks.length > 0),
    signatures: { title: w.signatures, items: signed },
    version: [
      w.version(facts.number),
      ...(facts.publishedAt === null ? [] : [w.published(day(facts.publishedAt))]),
      ...(facts.reason === null ? [] : [w.reason(quote(facts.reason))]),
    ],
    sha256: facts.sha256,
  };
}

/** The names of the parts in a language. */
export const sectionTitles = (lang: MinutesLang) => voiceOf(lang).w.sections;
