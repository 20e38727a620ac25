import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import { canEditSession, canModerateSession, type PersonFacts, type SessionFacts } from '../sessions/policy.ts';

/** Naming captioners, taking that back and switching the captions of the screens: moderators, until the session is closed. */
export const canManageCaptions: (person: PersonFacts, session: SessionFacts) => Decision = canEditSession;

/** Hiding, showing again and correcting lines: moderators, also of a closed session. */
export const canModerateCaptions: (person: PersonFacts, session: SessionFacts) => Decision = canModerateSession;

/** What a decision about a captioner looks at. */
export type CaptionerFacts = { sessionId: string; revokedAt: Date | null };

const notNow = { planned: 'session.not_open_yet', closed: 'session.closed' } as const;

/** Writing captions: whoever was named for this session and still is, while it is under way. A pause is captioned too. */
export function canCaption(captioner: CaptionerFacts | null, session: SessionFacts): Decision {
  if (!captioner || captioner.sessionId !== session.sessionId) return deny('caption.not_named');
  return all(
    captioner.revokedAt === null ? allow : deny('caption.revoked'),
    session.state === 'planned' || session.state === 'closed' ? deny(notNow[session.state], 'conflict') : allow,
  );
}

/** A line is corrected by who wrote it, until a moderator hid or corrected it. */
export function canCorrectCaption(
  captioner: { captionerId: string },
  line: { sessionId: string; captionerId: string; hiddenAt: Date | null; correctedAt: Date | null },
  sessionId: string,
): Decision {
  if (line.sessionId !== sessionId || line.captionerId !== captioner.captionerId) return deny('caption.not_own');
  return line.hiddenAt || line.correctedAt ? deny('caption.moderated', 'conflict') : allow;
}
