import { listChannels } from '#app/contract/channels.ts';
import type { CollegeResult } from '#app/contract/colleges.ts';
import { listLevels } from '#app/contract/levels.ts';
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
  const { yes, no, cast, quorum, channels, delegated, weight, colleges, levels } = result;
  if (colleges) return <CollegesResult result={result} colleges={colleges} />;
  const outcome = !result.quorumMet ? 'no_quorum' : result.adopted ? 'adopted' : 'not_adopted';
  return (
    <AnswerBars
      summary={
        <>
          {t(`room:motions.${outcome}`, { yes, no, quorum: quorum ?? 0, cast: result.present ?? cast })}
          {weight ? <> {t('ballot:weight.cast', { ...weight, people: cast })}</> : null}
          {delegated ? <> {t('ballot:delegation.of', { count: delegated })}</> : null}
          {channels ? (
            <> {listChannels(channels, (channel, count) => t(`room:motions.channel.${channel}`, { count }))}</>
          ) : null}
          {levels ? (
            <>
              {' '}
              {t('ballot:level.of', {
                levels: listLevels(levels, (level, count) => t(`ballot:level.${level}`, { count })),
              })}
            </>
          ) : null}
        </>
      }
      cast={weight?.cast ?? cast}
      rows={rows.map(([id, tone]) => ({ id, tone, label: t(`room:motions.${id}`), count: result[id] }))}
    />
  );
}

/** What both colleges decided together, and then each. */
function CollegesResult({ result, colleges }: { result: YesNoResult; colleges: CollegeResult[] }) {
  const { t } = useT();
  return (
    <>
      <p>
        <strong>{t(`ballot:college.${result.adopted ? 'adopted' : 'not_adopted'}`)}</strong>
      </p>
      {colleges.map((college, at) => (
        <section key={at} className="flow">
          <h3 className="text-base">{t('ballot:college.number', { number: at + 1 })}</h3>
          <MotionResultBars result={college} />
        </section>
      ))}
    </>
  );
}
