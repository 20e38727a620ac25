import type { CaptionView } from '#app/contract/captions.ts';
import type { CaptionRow } from '#db/queries/captions.ts';

/** A line as everybody sees it: without its text once it was hidden or taken back. */
export function presentCaption(row: CaptionRow): CaptionView {
  const { captionId, position, lang, revision } = row;
  const text = row.hiddenAt || row.text === '' ? null : row.text;
  return { captionId, position, lang, text, at: row.writtenAt.toISOString(), revision };
}
