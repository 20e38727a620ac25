import { randomUUID } from 'node:crypto';
import type { TranslateStatementInput } from '#app/contract/inputs/manage-statement.ts';
import { AppError } from '#app/contract/errors.ts';
import { insertModerationAct } from '#db/queries/moderation-acts.ts';
import { insertStatementText, listStatementTallies, updateStatement } from '#db/queries/votes.ts';
import { findWords } from '../../engines/word-lists/find-words.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { readListedWords, tellQueue } from '../sessions/access.ts';
import { accessStatement } from '../statements/access.ts';
import { canTranslateStatement } from '../statements/policy.ts';
import { isPublicStatement, presentStatement } from '../statements/present.ts';

/**
 * Writes what a statement says in another language, marked as a translation by the moderation; the ones before are kept.
 * Votes stay what they are. A listed word in it is asked about once, since texts of moderators wait for nobody.
 * @throws AppError `forbidden`, `not_found`, `conflict` for its own language, or for listed words not yet confirmed
 */
export async function translateStatement(ctx: ActionContext, input: TranslateStatementInput): Promise<void> {
  const { statementId, lang, text, sure } = input;
  await transact(ctx.services, async (work) => {
    const { row, session, person } = await accessStatement(ctx, work, statementId, (who, statement, where) =>
      canTranslateStatement(who, where, statement, lang),
    );
    if (row.translations[lang] === text) return;
    const listed = (await readListedWords(work, [session])).get(session.communeId);
    if (!sure && listed && findWords(text, listed).length > 0) throw new AppError('conflict', 'statement.listed_words');
    const after = await updateStatement(work.tx, statementId, { translations: { ...row.translations, [lang]: text } });
    const by = person.personId;
    await insertStatementText(work.tx, { statementTextId: randomUUID(), statementId, lang, text, writtenBy: by });
    await insertModerationAct(work.tx, {
      moderationActId: randomUUID(),
      sessionId: row.sessionId,
      targetKind: 'statement',
      targetId: statementId,
      act: 'translate',
      moderatorId: by,
    });
    tellQueue(work, row.sessionId);
    if (!isPublicStatement(after)) return;
    const [tally] = await listStatementTallies(work.tx, [statementId]);
    const shown = presentStatement(after, tally);
    work.publish({
      topic: sessionTopic(row.sessionId),
      name: 'statement.translated',
      data: { statementId, lang },
      shown,
    });
  });
}
