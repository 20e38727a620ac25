import * as Y from 'yjs';
import { AppError } from '#app/contract/errors.ts';
import type { RestoreVersionInput } from '#app/contract/inputs/manage-opinion.ts';
import { insertUpdates } from '#db/queries/opinion-texts.ts';
import { findVersion } from '#db/queries/opinions.ts';
import { writeDocument } from '#server/engines/document/write-document.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { all } from '../policy.ts';
import { accessOpinion } from './access.ts';
import { buildDocument, readLog } from './load-log.ts';
import { makeVersion } from './make-version.ts';
import { canManageOpinion, canWriteOpinion } from './policy.ts';

/**
 * Brings back the text of a version as a new version. What stood there before is kept as a version too, so that nothing
 * is lost; open editors receive the change like any other.
 * @returns the number of the new version
 * @throws AppError `forbidden` for anybody but the rapporteur, `not_found`, `conflict` while the text stands still
 */
export async function restoreVersion(ctx: ActionContext, input: RestoreVersionInput): Promise<{ number: number }> {
  return transact(ctx.services, async (work) => {
    const version = await findVersion(work.tx, { versionId: input.versionId });
    if (!version) throw new AppError('not_found', 'opinion.version_unknown');
    const { opinion, person } = await accessOpinion(ctx, work, version.opinionId, (who, what) =>
      all(canManageOpinion(who, what), canWriteOpinion(who, what)),
    );
    const { actionId, ...which } = input;
    const { personId } = person;
    return performOnce(work, { personId, actionId, command: 'restoreVersion', input: which }, async () => {
      const { opinionId, state } = opinion;
      await makeVersion(work, { opinionId, kind: 'state', state, madeBy: personId });
      await replaceText(work, opinionId, personId, version.document);
      const restoredFrom = version.number;
      return {
        number: (await makeVersion(work, { opinionId, kind: 'restored', state, madeBy: personId, restoredFrom }))
          .number,
      };
    });
  });
}

/** Writes a whole text as one change at the end of the log. */
async function replaceText(
  work: Work,
  opinionId: string,
  personId: string,
  document: Parameters<typeof writeDocument>[1],
): Promise<void> {
  const doc = buildDocument(await readLog(work.tx, opinionId));
  const before = Y.encodeStateVector(doc);
  writeDocument(doc, document);
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  const [updateId] = await insertUpdates(work.tx, [{ opinionId, personId, update }]);
  if (updateId === undefined) throw new Error('the change was not stored');
  work.noteDocument({ opinionId, updateId, update });
}
