import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { kioskTimes } from '#app/contract/kiosk.ts';
import { CharterDetails } from '../../features/communes/charter-points.tsx';
import { IdleWatch } from '../../features/kiosk/idle-watch.tsx';
import { KioskFrame } from '../../features/kiosk/kiosk-frame.tsx';
import { KioskNone, KioskStopped, KioskTake } from '../../features/kiosk/kiosk-plain.tsx';
import { KioskStart } from '../../features/kiosk/kiosk-start.tsx';
import { KioskTurn, type DoneAct } from '../../features/kiosk/kiosk-turn.tsx';
import type { DrawMotion, MotionAtKiosk } from '../../features/kiosk/kiosk-forms.tsx';
import { Page } from '../../features/shell/page.tsx';
import { BallotForm } from '../../features/votes/ballot-form.tsx';
import { MotionTerms } from '../../features/votes/motion-terms.tsx';
import type { Refused } from '../../ui/form-errors.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { runKioskAction } from '../../web/kiosk-action.server.ts';
import { loadKioskScreen } from '../../web/kiosk-page.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import type { FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';

export const handle = {
  messages: [
    'common',
    'errors',
    'errors.vote',
    'errors.kiosk',
    'errors.slip',
    'kiosk',
    'floor',
    'charter',
    'ballot',
    'own',
    'room',
  ],
  /** Without script a turn asks by itself whether somebody is there, and then ends. */
  refresh(loaded: unknown): string | null {
    const screen = (loaded as { screen?: { kind: string; isIdle?: boolean; task?: string | null } } | undefined)
      ?.screen;
    if (screen?.kind !== 'turn') return null;
    if (screen.isIdle) return `${kioskTimes.warning}; url=?idle=over`;
    const writes = screen.task === 'comment' || screen.task === 'question';
    return `${writes ? kioskTimes.forgotten - kioskTimes.warning : kioskTimes.idle}; url=?idle=warned`;
  },
};

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { room, screen } = await loadKioskScreen(args);
    const { session, attendance } = room;
    const present = attendance?.present ?? null;
    return { session, present, screen, title: sessionTitle(langOf(args.params), 'kiosk:title', session.title) };
  });

export const action = (args: ActionFunctionArgs) => orRespond(() => runKioskAction(args));

/** No browser keeps a page of a shared tablet. */
export const headers = () => ({ 'Cache-Control': 'no-store' });

export const meta = titled;

/** Of a ballot with options the first thing that is wrong in it. */
const ballotError = (refused: Refused | undefined): string | undefined =>
  refused && (Object.values(refused.error.fields ?? {})[0] ?? refused.error.reason);

/** A tablet of the hall that people share: everybody in turn, and nothing of anybody stays. */
export default function KioskRoute() {
  const { session, present, screen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as FormAnswer | DoneAct | undefined;
  const { t, lang } = useT();
  const refused = answer && !answer.ok ? answer : undefined;
  const place = `/${session.communeSlug}/sessions/${session.sessionId}`;
  /** What is drawn is a whole motion of the room, of which the tablet itself knows less. */
  const find = ({ motionId }: MotionAtKiosk) =>
    screen.kind === 'turn' ? screen.motions.find((one) => one.motionId === motionId) : undefined;
  const drawTerms: DrawMotion['terms'] = (shown) => {
    const motion = find(shown);
    return motion ? <MotionTerms motion={motion} present={present} /> : null;
  };
  const drawBallot: DrawMotion['ballot'] = (shown, mine) => {
    const motion = find(shown);
    if (!motion || screen.kind !== 'turn') return null;
    const hidden = { turnId: screen.turnId };
    const error = ballotError(mine);
    return (
      <BallotForm
        motion={motion}
        own={shown.own ?? undefined}
        typed={mine?.values}
        error={error && t(`errors:${error}`)}
        posted={{ action: '?do=vote', hidden, send: t('kiosk:send_vote'), change: t('kiosk:change_hint') }}
      />
    );
  };
  const untaken = refused?.form === 'take' ? refused.values.link : undefined;
  if (screen.kind === 'none' && untaken === undefined)
    return (
      <Page>
        <KioskNone roomHref={`/${lang}${place}`} />
      </Page>
    );
  return (
    <KioskFrame session={session} path={`${place}/kiosk`}>
      {screen.kind === 'take' ? <KioskTake link={screen.link} refused={undefined} /> : null}
      {untaken === undefined ? null : <KioskTake link={untaken} refused={refused} />}
      {screen.kind === 'stopped' ? <KioskStopped reason={screen.reason} /> : null}
      {screen.kind === 'start' ? (
        <KioskStart {...screen} refused={refused} charter={<CharterDetails summary={t('kiosk:charter')} />} />
      ) : null}
      {screen.kind === 'turn' ? (
        <KioskTurn
          turn={screen}
          refused={refused}
          done={answer?.ok ? answer : null}
          draw={{ terms: drawTerms, ballot: drawBallot }}
        />
      ) : null}
      {screen.kind === 'turn' || (screen.kind === 'start' && (refused || screen.admitsGuests === screen.withSlip)) ? (
        <IdleWatch />
      ) : null}
    </KioskFrame>
  );
}
