import type { SaveVersionInput } from '#app/contract/inputs/manage-opinion.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { accessOpinion } from './access.ts';
import { makeVersion } from './make-version.ts';
import { canManageOpinion } from './policy.ts';

/**
 * Keeps the text as it is now under a name.
 * @throws AppError `forbidden` for anybody but the rapporteur, `not_found`
 */
export async function saveVersion(
  ctx: ActionContext,
  input: SaveVersionInput,
): Promise<{ versionId: string; number: number }> {
  return transact(ctx.services, async (work) => {
    const { opinion, person } = await accessOpinion(ctx, work, input.opinionId, canManageOpinion);
    const { actionId, ...version } = input;
    const key = { personId: person.personId, actionId, command: 'saveVersion', input: version };
    return performOnce(work, key, () =>
      makeVersion(work, { ...version, kind: 'named', state: opinion.state, madeBy: person.personId }),
    );
  });
}
