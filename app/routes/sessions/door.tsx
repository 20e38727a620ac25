import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadDoorSign } from '#server/domain/attendance/load-sign.ts';
import { DoorSign } from '../../features/attendance/door-sign.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { askSignIn, loadSessionRoom } from '../../web/load-session.server.ts';
import { drawSign } from '../../web/qr-code.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

export const handle = { messages: ['common', 'errors', 'sign'], refresh: () => '60' };

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const sign = await loadDoorSign(actionContext(args), session.sessionId);
    const place = `/${langOf(args.params)}/${session.communeSlug}/sessions/${session.sessionId}/sign`;
    return {
      session,
      sign: sign && { ...sign, ...drawSign(`${args.context.site.baseUrl}${place}?door=${sign.code}`) },
      now: args.context.services.now().toISOString(),
      title: sessionTitle(langOf(args.params), 'sign:door', session.title),
    };
  });
};

export const headers = () => ({ 'Cache-Control': 'no-store' });

export const meta = titled;

/** The sign at the door by which members check in from their own phones. */
export default function DoorRoute() {
  const { session, sign, now } = useLoaderData<typeof loader>();
  const { t, lang } = useT();
  const base = `/${lang}/${session.communeSlug}/sessions`;
  const room = `${base}/${session.sessionId}`;
  return (
    <SessionPage session={session} here={t('sign:door')}>
      <DoorSign sign={sign} listHref={`${room}/attendance`} now={now} />
    </SessionPage>
  );
}
