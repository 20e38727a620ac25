import type { RenameOpinionInput } from '#app/contract/inputs/manage-opinion.ts';
import { guessLang } from '#app/contract/languages.ts';
import { updateOpinion } from '#db/queries/opinions.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessOpinion } from './access.ts';
import { canManageOpinion } from './policy.ts';

/** Gives an opinion another subject. @throws AppError `forbidden` for anybody but the rapporteur, `not_found` */
export async function renameOpinion(ctx: ActionContext, { opinionId, title }: RenameOpinionInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    await accessOpinion(ctx, work, opinionId, canManageOpinion);
    await updateOpinion(work.tx, opinionId, { title, lang: guessLang(title, ctx.lang) });
  });
}
