import type { DocumentLine } from '#app/contract/agenda-documents.ts';
import type { Lang } from '#app/contract/languages.ts';
import type { Translator } from '#app/i18n/translator.ts';
import type { DocumentView } from '#server/domain/documents/present.ts';
import { speak } from './speak.server.ts';

type Session = { communeSlug: string; sessionId: string };

/** Documents in a reader's words: the room needs no messages for formats, sizes and languages. */
export function documentLines(documents: DocumentView[], lang: Lang, session: Session): DocumentLine[] {
  const speaker = speak(lang);
  return documents.map((document) => {
    const { documentId, agendaItemId, langs } = document;
    const title = speaker.pick(document.title);
    const [first = null] = langs;
    return {
      documentId,
      agendaItemId,
      title: title.text,
      lang: title.lang,
      href: addressOf(document, lang, session),
      about: about(document, speaker),
      hrefLang: langs.length === 1 ? first : null,
    };
  });
}

function addressOf({ documentId, opinionId }: DocumentView, lang: Lang, { communeSlug, sessionId }: Session): string {
  const base = `/${lang}/${communeSlug}`;
  return opinionId === null ? `${base}/sessions/${sessionId}/documents/${documentId}` : `${base}/opinions/${opinionId}`;
}

/** "PDF, 1.2 MB, in Arabic and French". */
function about({ kind, size, langs }: DocumentView, { t, tag, number }: Translator): string {
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const written = list.format(langs.map((lang) => t(`documents:lang_${lang}`)));
  if (size === null) return t('documents:about_opinion', { langs: written });
  return t('documents:about', {
    format: t(`documents:format_${kind}`),
    size: sayBytes(size, t, number),
    langs: written,
  });
}

/** Bytes in the unit that people know, by thousands: 1.2 MB. */
function sayBytes(bytes: number, t: Translator['t'], number: Translator['number']): string {
  const [unit, size] = bytes < 999_500 ? (['kb', 1000] as const) : (['mb', 1_000_000] as const);
  const value = bytes / size;
  return t(`documents:size_${unit}`, {
    value: number(value < 10 && unit === 'mb' ? Math.round(value * 10) / 10 : Math.max(1, Math.round(value))),
  });
}
