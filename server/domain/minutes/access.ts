import { createHash } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import { minutesSections, type MinutesContent } from '#app/contract/minutes.ts';
import { findWrittenMinutesForUpdate, listOfficers, type KeptSection, type MinutesRow } from '#db/queries/minutes.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { contentText } from '../../engines/minutes/content-text.ts';
import type { ActionContext, Work } from '../context.ts';
import type { Decision } from '../policy.ts';
import { allow, authorize } from '../policy.ts';
import { accessSession } from '../sessions/access.ts';
import type { MinutesFacts, WriterFacts } from './policy.ts';

export type MinutesAccess = {
  session: SessionRow;
  person: WriterFacts;
  facts: MinutesFacts;
  /** The version that is being written, locked; null where there is none. */
  written: MinutesRow | null;
};

/**
 * Locks a session with the version of its minutes that is being written, and decides.
 * @throws AppError `not_found`, or the decision's refusal
 */
export async function accessMinutes(
  ctx: ActionContext,
  work: Work,
  sessionId: string,
  decide: (person: WriterFacts, minutes: MinutesFacts) => Decision,
): Promise<MinutesAccess> {
  const { session, person } = await accessSession(ctx, work, sessionId, () => allow);
  const officers = session.spaceId === null ? [] : await listOfficers(work.tx, session.spaceId);
  const facts = { ...session, officers };
  authorize(decide(person, facts));
  return { session, person, facts, written: await findWrittenMinutesForUpdate(work.tx, sessionId) };
}

/** @throws AppError `conflict` where no version is being written, or another one than the reader saw */
export function requireWritten(written: MinutesRow | null, seen?: string): MinutesRow {
  if (!written) throw new AppError('conflict', 'minutes.not_written');
  if (seen !== undefined && written.sha256 !== seen) throw new AppError('conflict', 'minutes.newer');
  return written;
}

/** The words alone of kept sections. */
export function contentOf(sections: Record<string, KeptSection>): MinutesContent {
  const pairs = minutesSections.map((section) => {
    const { ar = '', fr = '' } = sections[section] ?? {};
    return [section, { ar, fr }];
  });
  return Object.fromEntries(pairs) as MinutesContent;
}

/** The digest by which a version is known. */
export function digestOf(row: Pick<MinutesRow, 'sessionId' | 'number' | 'reason' | 'sections'>): string {
  return createHash('sha256')
    .update(contentText(row, contentOf(row.sections)))
    .digest('hex');
}
