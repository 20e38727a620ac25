import type { SessionRow } from '#db/queries/sessions.ts';
import { accessComment } from '../comments/access.ts';
import type { ActionContext, Work } from '../context.ts';
import type { Standing } from '#db/queries/people.ts';
import type { Decision } from '../policy.ts';
import { accessQuestion } from '../questions/access.ts';
import { accessStatement } from '../statements/access.ts';
import { changeComment } from './change-comment.ts';
import { changeQuestion, shownAgain } from './change-question.ts';
import { changeStatement } from './change-statement.ts';

/** What moderators read and decide about. */
export type TextKind = 'comment' | 'statement' | 'question';

/** A text of any kind, locked with its session. */
export type TextAccess = {
  row: { sessionId: string; authorId: string; state: string };
  session: SessionRow;
  person: Standing;
  /** Shows it again. */
  grant(note: string | undefined): Promise<void>;
  /** Leaves it as it is, and logs that. */
  uphold(note: string | undefined): Promise<void>;
};

type Decide = (person: Standing, session: SessionRow) => Decision;
type Access = (ctx: ActionContext, work: Work, id: string, decide: Decide) => Promise<TextAccess>;

const accessOf: Record<TextKind, Access> = {
  async comment(ctx, work, id, decide) {
    const access = await accessComment(ctx, work, id, (who, _, where) => decide(who, where));
    const { row } = access;
    const by = { row, moderatorId: access.person.personId };
    return {
      ...access,
      grant: (note) => changeComment(work, by, { act: 'grant', to: 'published', reason: null, note }),
      uphold: (note) => changeComment(work, by, { act: 'uphold', to: row.state, reason: row.reason, note }),
    };
  },
  async statement(ctx, work, id, decide) {
    const access = await accessStatement(ctx, work, id, (who, _, where) => decide(who, where));
    const { state, reason } = access.row;
    const by = { row: access.row, moderatorId: access.person.personId };
    return {
      ...access,
      grant: (note) => changeStatement(work, by, { act: 'grant', to: { state: 'accepted', reason: null }, note }),
      uphold: (note) => changeStatement(work, by, { act: 'uphold', to: { state, reason }, note }),
    };
  },
  async question(ctx, work, id, decide) {
    const access = await accessQuestion(ctx, work, id, (who, _, where) => decide(who, where));
    const { state, reason } = access.question;
    const by = { row: access.question, moderatorId: access.person.personId };
    return {
      ...access,
      row: access.question,
      grant: (note) => changeQuestion(work, by, { act: 'grant', row: shownAgain(access.question), note: note ?? null }),
      uphold: (note) => changeQuestion(work, by, { act: 'uphold', row: { state, reason }, note: note ?? null }),
    };
  },
};

/**
 * Loads a text with its session, locks both against other changes, and decides.
 * @throws AppError `not_found`, or the decision's refusal
 */
export function accessText(
  ctx: ActionContext,
  work: Work,
  { kind, id }: { kind: TextKind; id: string },
  decide: Decide,
): Promise<TextAccess> {
  return accessOf[kind](ctx, work, id, decide);
}
