import * as z from 'zod/mini';
import { langSchema } from './text.ts';

/**
 * One line of the captions as everybody sees it; `text` is null once it was hidden or its captioner took it back. Lines stand
 * in the order of `position`; of two versions of a line the one with the higher `revision` counts.
 */
export const captionView = z.strictObject({
  captionId: z.string(),
  position: z.int(),
  lang: langSchema,
  text: z.nullable(z.string()),
  at: z.string(),
  revision: z.int(),
});
export type CaptionView = z.infer<typeof captionView>;

/** Lines that whoever begins to follow the captions is given at once. */
export const lastLines = 12;

/** Puts newer versions of lines into those that are there, and keeps the last ones. Pure; the order of arrival does not matter. */
export function mergeCaptions(lines: readonly CaptionView[], newer: readonly CaptionView[]): CaptionView[] {
  const byId = new Map(lines.map((line) => [line.captionId, line]));
  for (const line of newer) {
    const before = byId.get(line.captionId);
    if (!before || before.revision < line.revision) byId.set(line.captionId, line);
  }
  return [...byId.values()].sort((a, b) => a.position - b.position).slice(-lastLines);
}
