import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { CreateOpinionInput } from '#app/contract/inputs/manage-opinion.ts';
import { guessLang, type Lang } from '#app/contract/languages.ts';
import { insertUpdates, upsertText } from '#db/queries/opinion-texts.ts';
import { insertOpinion } from '#db/queries/opinions.ts';
import { listStandings } from '#db/queries/people.ts';
import { findSpace } from '#db/queries/places.ts';
import { deriveText } from '#server/engines/document/derive-text.ts';
import { firstUpdate } from '#server/engines/document/write-document.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { authorize } from '../policy.ts';
import { buildDocument } from './load-log.ts';
import { canCreateOpinion } from './policy.ts';
import { templateOf } from './templates.ts';

/**
 * Begins an opinion of a commune's space, with the text of a template in the language of its subject. It is private to
 * the members until it is opened.
 * @throws AppError `forbidden` for anybody but members, `not_found` where the commune has no space
 */
export async function createOpinion(ctx: ActionContext, input: CreateOpinionInput): Promise<{ opinionId: string }> {
  const { personId } = requirePerson(ctx.actor);
  return transact(ctx.services, async (work) => {
    const person = (await listStandings(work.tx, [personId], [])).get(personId) ?? null;
    const space = await findSpace(work.tx, input.communeId);
    if (!space) throw new AppError('not_found', 'commune.unknown');
    authorize(canCreateOpinion(person, space));
    const { actionId, ...content } = input;
    return performOnce(work, { personId, actionId, command: 'createOpinion', input: content }, async () => {
      const opinionId = randomUUID();
      const { title, origin, communeId, template } = content;
      const lang = guessLang(title, ctx.lang);
      await insertOpinion(work.tx, {
        opinionId,
        communeId,
        spaceId: space.spaceId,
        title,
        lang,
        origin,
        createdBy: personId,
      });
      await insertFirstText(work, opinionId, template, lang);
      return { opinionId };
    });
  });
}

async function insertFirstText(
  work: Work,
  opinionId: string,
  template: CreateOpinionInput['template'],
  lang: Lang,
): Promise<void> {
  const state = firstUpdate(templateOf(template, lang));
  const [through = 0] = await insertUpdates(work.tx, [{ opinionId, personId: null, update: state }]);
  const doc = buildDocument({ state, updates: [] });
  const text = deriveText(doc);
  doc.destroy();
  await upsertText(work.tx, { opinionId, through, state, ...text });
}
