import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { minutesOffices, minutesSections } from '../minutes.ts';
import { longText, shortText } from '../text.ts';

const section = z.enum(minutesSections, { error: 'minutes.section_unknown' });
const revision = z.int({ error: 'minutes.newer' }).check(z.gte(0, { error: 'minutes.newer' }));
/** The version that the reader saw, by the digest of its content. */
const seen = z.string({ error: 'minutes.newer' }).check(z.regex(/^[0-9a-f]{64}$/, { error: 'minutes.newer' }));

/** Begins the minutes from the log, or draws all parts anew; `seen` is null where there are none yet. */
export const draftMinutesInput = z.strictObject({ sessionId: id, seen: z.nullable(seen) });
export type DraftMinutesInput = z.infer<typeof draftMinutesInput>;

/** Draws one part anew from the log. */
export const redraftSectionInput = z.strictObject({ sessionId: id, section, revision });
export type RedraftSectionInput = z.infer<typeof redraftSectionInput>;

/** Changes the words of one part; `revision` is the one the writer began with. */
export const editMinutesInput = z.strictObject({
  sessionId: id,
  section,
  revision,
  ar: longText(limits.minutesText),
  fr: longText(limits.minutesText),
});
export type EditMinutesInput = z.infer<typeof editMinutesInput>;

export const signMinutesInput = z.strictObject({
  sessionId: id,
  office: z.enum(minutesOffices, { error: 'minutes.office_unknown' }),
  seen,
});
export type SignMinutesInput = z.infer<typeof signMinutesInput>;

export const publishMinutesInput = z.strictObject({ sessionId: id, seen });
export type PublishMinutesInput = z.infer<typeof publishMinutesInput>;

/** Begins a new version of published minutes. */
export const correctMinutesInput = z.strictObject({ sessionId: id, reason: shortText(limits.minutesReason) });
export type CorrectMinutesInput = z.infer<typeof correctMinutesInput>;
