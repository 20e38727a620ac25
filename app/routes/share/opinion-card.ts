import type { LoaderFunctionArgs } from '@remix-run/node';
import { langOf } from '../../web/action-context.server.ts';
import { loadOpinionPage } from '../../web/load-opinion.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { sendCard } from '../../web/send-card.server.ts';
import { speak } from '../../web/speak.server.ts';

/** The picture of an opinion that is shared, for whom may read it. */
export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { opinion } = await loadOpinionPage(args);
    const { t } = speak(langOf(args.params));
    return sendCard(args, {
      kind: 'opinion',
      title: opinion.title,
      line: t(`opinion:state_${opinion.state}`),
      slug: opinion.communeSlug,
    });
  });
