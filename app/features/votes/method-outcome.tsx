import { listChannels } from '#app/contract/channels.ts';
import { listLevels } from '#app/contract/levels.ts';
import type { ConsentResult } from '#app/contract/results.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UserText } from '#app/ui/user-text.tsx';
import { AnswerBars } from './motion-bars.tsx';
import { OptionsOutcome } from './options-result.tsx';

/** The result of a motion of another method than yes/no, where there is one to show. */
export function MethodOutcome({ motion }: { motion: MotionView }) {
  const { t } = useT();
  const { result } = motion;
  if (!result || 'yes' in result) return null;
  return (
    <>
      {'block' in result ? <ConsentOutcome result={result} /> : <OptionsOutcome motion={motion} result={result} />}
      {result.weight ? <p>{t('ballot:weight.cast', { ...result.weight, people: result.cast })}</p> : null}
      {result.channels ? (
        <p>
          {listChannels(result.channels, (channel, count) => t(`room:motions.channel.${channel}`, { count }))}
          {'blank' in result ? <span className="block">{t('ballot:blank', { count: result.blank ?? 0 })}</span> : null}
        </p>
      ) : null}
      {result.delegated ? <p>{t('ballot:delegation.of', { count: result.delegated })}</p> : null}
      {result.levels ? (
        <p>
          {t('ballot:level.of', {
            levels: listLevels(result.levels, (level, count) => t(`ballot:level.${level}`, { count })),
          })}
        </p>
      ) : null}
    </>
  );
}

function ConsentOutcome({ result }: { result: ConsentResult }) {
  const { t } = useT();
  const { agree, aside, block, cast, reasons } = result;
  return (
    <>
      <AnswerBars
        summary={<ConsentSentence result={result} />}
        cast={cast}
        rows={[
          { id: 'agree', tone: 'agree', label: t('ballot:stand_agree'), count: agree },
          { id: 'aside', tone: 'pass', label: t('ballot:stand_aside'), count: aside },
          { id: 'block', tone: 'disagree', label: t('ballot:stand_block'), count: block },
        ]}
      />
      {reasons.length > 0 ? (
        <div className="grid gap-2">
          <p className="font-bold">{t('ballot:reasons')}</p>
          <ul className="grid gap-2">
            {reasons.map((reason, at) => (
              <li key={at} className="border-s-4 border-line-strong ps-4">
                <UserText text={reason} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

function ConsentSentence({ result }: { result: ConsentResult }) {
  const { t } = useT();
  const { block, cast, quorum } = result;
  if (cast === 0) return t('ballot:nobody');
  if (!result.quorumMet) return t('room:motions.no_quorum', { cast: result.present ?? cast, quorum: quorum ?? 0 });
  if (block > 0) return t('ballot:blocked', { count: block });
  return t(result.adopted ? 'ballot:consent' : 'ballot:no_consent');
}
