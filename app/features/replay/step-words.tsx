import type { ReplayResult, ReplaySpeaker, ReplayStep } from '#app/contract/replay.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import type { LocalizedText } from '#app/contract/languages.ts';
import { UserWords } from '#app/ui/user-text.tsx';

function Title({ text }: { text: LocalizedText }) {
  const { pick } = useT();
  const found = pick(text);
  return <UserWords text={found.text} lang={found.lang} />;
}

/** Who has the floor: the association of a member's seat, or somebody without one. */
export function SpeakerWords({ speaker }: { speaker: ReplaySpeaker }) {
  const { t } = useT();
  const kind = t(`floor:kinds.${speaker.kind}`);
  return speaker.association ? (
    <Phrase k="replay:speaker_member" values={{ kind }} parts={{ association: <Title text={speaker.association} /> }} />
  ) : (
    <>{t('replay:speaker_present', { kind })}</>
  );
}

/** A result in words. */
export function ResultWords({ result }: { result: ReplayResult }) {
  const { t } = useT();
  if (result.kind === 'yes-no')
    return <>{t(`replay:yes_no_${result.adopted ? 'adopted' : 'rejected'}`, { ...result, adopted: '' })}</>;
  if (result.kind === 'consent')
    return <>{t(`replay:consent_${result.adopted ? 'adopted' : 'rejected'}`, { ...result, adopted: '' })}</>;
  if (result.winners.length === 0) return <>{t('replay:options_none')}</>;
  return (
    <>
      {t('replay:options')}{' '}
      {result.winners.map((text, at) => (
        <span key={at}>
          {at > 0 ? ' · ' : null}
          <Title text={text} />
        </span>
      ))}
    </>
  );
}

/** One step of a session in words. */
export function StepWords({ step }: { step: ReplayStep }) {
  const { t } = useT();
  switch (step.what) {
    case 'session':
      return <>{t(`replay:session_${step.state}`)}</>;
    case 'item':
      return step.item ? (
        <Phrase
          k="replay:item"
          values={{ number: step.item.number }}
          parts={{ title: <Title text={step.item.title} /> }}
        />
      ) : (
        <>{t('replay:item_none')}</>
      );
    case 'floor':
      return step.speaker ? <SpeakerWords speaker={step.speaker} /> : <>{t('replay:floor_free')}</>;
    case 'motion':
      return (
        <Phrase
          k={`replay:motion_${step.act}`}
          values={{ number: step.number }}
          parts={{ title: <Title text={step.title} /> }}
        />
      );
    case 'result':
      return (
        <>
          <Phrase k="replay:result" values={{ number: step.number }} parts={{ title: <Title text={step.title} /> }} />{' '}
          <ResultWords result={step.result} />
        </>
      );
  }
}
