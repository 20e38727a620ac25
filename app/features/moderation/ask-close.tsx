import type { ReactNode } from 'react';
import { sealMinutes } from '#app/contract/seal-minutes.ts';
import type { SealView } from '#app/contract/seal.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { TimeLeft } from '#app/ui/time-left.tsx';
import { ActButton } from './act-button.tsx';
import type { CockpitMotion } from './cockpit.ts';

/** The question before closing the session; refused while a vote is open. */
export function CloseSession({ blocked }: { blocked: boolean }) {
  const { t } = useT();
  if (blocked) return <p>{t('moderate:close_blocked')}</p>;
  return (
    <>
      <p>{t('moderate:close_sure')}</p>
      <ActButton intent="moveSession" fields={{ to: 'closed' }} variant="danger" icon="stop" wide>
        {t('moderate:close_yes')}
      </ActButton>
    </>
  );
}

type CloseProps = { motion: CockpitMotion; about?: ReactNode };

/** The question before a vote ends: it cannot be opened again. A sealed one is ended by two, where there are two. */
export function CloseMotion({ motion: { motionId, seal }, about }: CloseProps) {
  const { t } = useT();
  if (seal?.two) return <Seal motionId={motionId} request={seal.request} about={about} />;
  return (
    <>
      <p>{t('moderate:close_motion_sure')}</p>
      {seal ? <p>{t('moderate:seal.alone')}</p> : null}
      <ActButton intent="closeMotion" fields={{ motionId }} variant="danger" icon="stop" wide about={about}>
        {t('moderate:close_motion_yes')}
      </ActButton>
    </>
  );
}

type SealProps = { motionId: string; request: SealView['request']; about: ReactNode };

/** Asking another moderator to end a sealed vote; confirming what another asked; taking it back. */
function Seal({ motionId, request, about }: SealProps) {
  const { t } = useT();
  const act = request === null ? 'ask' : request.own ? 'own' : 'confirm';
  const fields = { motionId };
  return (
    <>
      {act === 'own' ? null : (
        <>
          <p>{t(`moderate:seal.${act}_text`)}</p>
          <ActButton intent={`${act}Seal`} fields={fields} variant="danger" icon="lock" wide about={about}>
            {t(`moderate:seal.${act}`)}
          </ActButton>
        </>
      )}
      {act === 'ask' ? null : (
        <ActButton intent="withdrawSeal" fields={fields} icon="undo" wide about={about}>
          {t('moderate:seal.withdraw')}
        </ActButton>
      )}
    </>
  );
}

/** The request that waits: by whom in what role, and for how long. The clock is silent. */
export function SealRequest({ seal, ahead }: { seal: SealView | undefined; ahead: number | null }) {
  const { t } = useT();
  if (!seal?.request) return null;
  const { own, until } = seal.request;
  const plannedMs = sealMinutes * 60_000;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-2">
      <strong>{t(`moderate:seal.${own ? 'waits_own' : 'waits'}`)}</strong>
      <TimeLeft clock={{ plannedMs, endsAt: until, remainingMs: null }} ahead={ahead} />
    </p>
  );
}

/** The question before a vote opens: people vote at once, and its text and rules stay as they are. */
export function OpenMotion({ motionId, about }: { motionId: string; about?: ReactNode }) {
  const { t } = useT();
  return (
    <>
      <p>{t('moderate:open_motion_sure')}</p>
      <ActButton intent="openMotion" fields={{ motionId }} icon="vote" wide about={about}>
        {t('moderate:open_motion_yes')}
      </ActButton>
    </>
  );
}

/** The question before a result is shown: what everybody has read cannot be taken back. */
export function ShowResult({ motionId, about }: { motionId: string; about?: ReactNode }) {
  const { t } = useT();
  return (
    <>
      <p>{t('moderate:show_result_sure')}</p>
      <ActButton intent="showResult" fields={{ motionId }} icon="eye" wide about={about}>
        {t('moderate:show_result_yes')}
      </ActButton>
    </>
  );
}
