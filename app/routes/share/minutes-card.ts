import type { LoaderFunctionArgs } from '@remix-run/node';
import { langOf } from '../../web/action-context.server.ts';
import { loadMinutesPage } from '../../web/load-minutes-page.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { sendCard } from '../../web/send-card.server.ts';
import { speak } from '../../web/speak.server.ts';

/** The picture of published minutes that are shared. */
export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session } = await loadMinutesPage(args);
    const { pick, dateTime } = speak(langOf(args.params));
    return sendCard(args, {
      kind: 'minutes',
      title: pick(session.title).text,
      line: dateTime(session.openedAt ?? session.startsAt),
      slug: session.communeSlug,
    });
  });
