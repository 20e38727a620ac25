/** `content` is text for programs, where an entry has some beside its words. */
export type FeedEntry = { id: string; title: string; text: string; content?: string; url: string; updatedAt: string };
export type Feed = {
  id: string;
  title: string;
  /** What it is for. */
  text?: string;
  lang: string;
  url: string;
  page: string;
  entries: readonly FeedEntry[];
};

/** Writes an Atom feed (RFC 4287). Without entries it counts as changed when Atom began, so that its bytes stay the same. */
export function writeFeed({ id, title, text, lang, url, page, entries }: Feed): string {
  const updated =
    entries
      .map((entry) => entry.updatedAt)
      .toSorted()
      .at(-1) ?? '2005-12-01T00:00:00.000Z';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(lang)}">`,
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    ...(text === undefined ? [] : [`<subtitle>${escapeXml(text)}</subtitle>`]),
    `<updated>${updated}</updated>`,
    `<author><name>${escapeXml(title)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(url)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    ...entries.flatMap((entry) => [
      '<entry>',
      `<id>${escapeXml(entry.id)}</id>`,
      `<title>${escapeXml(entry.title)}</title>`,
      `<updated>${entry.updatedAt}</updated>`,
      `<link rel="alternate" type="text/html" href="${escapeXml(entry.url)}"/>`,
      `<summary>${escapeXml(entry.text)}</summary>`,
      ...(entry.content === undefined ? [] : [`<content type="text">${escapeXml(entry.content)}</content>`]),
      '</entry>',
    ]),
    '</feed>',
    '',
  ].join('\n');
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => marks[sign] ?? sign);
