import type { LoaderFunctionArgs } from '@remix-run/node';
import { langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { sendCard } from '../../web/send-card.server.ts';
import { speak } from '../../web/speak.server.ts';

/** The picture of a session that is shared. */
export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const { t, pick, dateTime } = speak(langOf(args.params));
    return sendCard(args, {
      kind: 'session',
      title: pick(session.title).text,
      line: `${dateTime(session.startsAt)} · ${t(`session.state_${session.state}`)}`,
      slug: session.communeSlug,
    });
  });
