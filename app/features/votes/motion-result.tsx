import { listChannels } from '#app/contract/channels.ts';
import type { YesNoResult } from '#app/contract/results.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { AnswerBars } from './motion-bars.tsx';

const rows = [
  ['yes', 'agree'],
  ['no', 'disagree'],
  ['abstain', 'pass'],
] as const;

/** The result of a yes/no motion in a sentence, in bars and in a table. */
export function MotionResultBars({ result }: { result: YesNoResult }) {
  const { t } = useT();
  const { yes, no, cast, quorum, channels, delegated } = result;
  const outcome = !result.quorumMet ? 'no_quorum' : result.adopted ? 'adopted' : 'not_adopted';
  return (
    <AnswerBars
      summary={
        <>
          {t(`room:motions.${outcome}`, { yes, no, quorum: quorum ?? 0, cast: result.present ?? cast })}
          {delegated ? <> {t('ballot:delegation.of', { count: delegated })}</> : null}
          {channels ? (
            <> {listChannels(channels, (channel, count) => t(`room:motions.channel.${channel}`, { count }))}</>
          ) : null}
        </>
      }
      cast={cast}
      rows={rows.map(([id, tone]) => ({ id, tone, label: t(`room:motions.${id}`), count: result[id] }))}
    />
  );
}
