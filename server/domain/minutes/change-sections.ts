import { minutesSections, type MinutesContent } from '#app/contract/minutes.ts';
import { deleteMinutesSignatures, updateMinutes, type MinutesRow } from '#db/queries/minutes.ts';
import type { Work } from '../context.ts';
import { digestOf } from './access.ts';

/** Puts new words into a locked version. Only what differs gets a new revision, and only then do its signatures fall. */
export async function changeSections(
  work: Work,
  row: MinutesRow,
  words: Partial<MinutesContent>,
  changedBy: string,
  changedAt: Date,
): Promise<void> {
  const sections = { ...row.sections };
  for (const section of minutesSections) {
    const [old, next] = [sections[section], words[section]];
    if (!next || (old.ar === next.ar && old.fr === next.fr)) continue;
    sections[section] = { ...next, revision: old.revision + 1 };
  }
  const sha256 = digestOf({ ...row, sections });
  if (sha256 === row.sha256) return;
  await deleteMinutesSignatures(work.tx, row.versionId);
  await updateMinutes(work.tx, row.versionId, { sections, sha256, changedBy, changedAt });
}
