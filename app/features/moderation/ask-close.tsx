import type { ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { ActButton } from './act-button.tsx';

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

/** The question before a vote ends: it cannot be opened again. */
export function CloseMotion({ motionId, about }: { motionId: string; about?: ReactNode }) {
  const { t } = useT();
  return (
    <>
      <p>{t('moderate:close_motion_sure')}</p>
      <ActButton intent="closeMotion" fields={{ motionId }} variant="danger" icon="stop" wide about={about}>
        {t('moderate:close_motion_yes')}
      </ActButton>
    </>
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
