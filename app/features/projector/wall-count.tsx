import { useContext } from 'react';
import { hasOptions } from '#app/contract/methods.ts';
import { readOptionsVerdict, shareOf } from '#app/contract/options-verdict.ts';
import type { ConsentResult, OptionsResult } from '#app/contract/results.ts';
import type { MotionView } from '#app/contract/views.ts';
import { Said } from '#app/i18n/said.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { directionOfLanguage } from '#app/ui/text-direction.ts';
import { FitContext } from './use-fit.ts';
import { WallChannels, WallLevels } from './wall-levels.tsx';
import { WallRow } from './wall-row.tsx';
import { WallTitle } from './wall-title.tsx';

/** The result of a motion that was not answered by yes or no: a sentence, then bars or places. */
export function CountShown({ motion, result }: { motion: MotionView; result: ConsentResult | OptionsResult }) {
  const fit = useContext(FitContext);
  const { cast, quorum } = result;
  // Told on a line of its own, which takes the place of an option.
  const blank = 'blank' in result ? result.blank : undefined;
  const verdict = 'block' in result ? readConsent(result) : `count_${readOptionsVerdict(result, motion.seats)}`;
  return (
    <>
      <WallTitle title={motion.title} less={1} alone />
      <p className={`${fit > 1 ? 'wall-small' : 'wall-text'} font-bold`}>
        <Said below say={({ t }) => t(`projector:${verdict}`, { cast: result.present ?? cast, quorum: quorum ?? 0 })} />
      </p>
      <WallChannels channels={result.channels} blank={blank} />
      <WallLevels levels={result.levels} />
      {cast === 0 ? null : 'block' in result ? (
        <Stands result={result} />
      ) : (
        <Options motion={motion} result={result} most={6 - fit - (blank ? 1 : 0)} />
      )}
    </>
  );
}

function readConsent({ cast, quorumMet, block, adopted }: ConsentResult): string {
  if (cast === 0) return 'verdict_nobody';
  if (!quorumMet) return 'verdict_no_quorum';
  if (block > 0) return 'consent_blocked';
  return adopted ? 'consent_adopted' : 'consent_none';
}

const list = 'wall-small grid gap-[calc(1.5*var(--wall))]';

function Stands({ result }: { result: ConsentResult }) {
  const { t } = useT();
  const tones = { agree: 'agree', aside: 'pass', block: 'disagree' } as const;
  return (
    <ul className={list}>
      {(['agree', 'aside', 'block'] as const).map((stand) => (
        <WallRow
          key={stand}
          label={<Said say={({ t }) => t(`ballot:stand_${stand}`)} />}
          tone={tones[stand]}
          share={result[stand] / result.cast}
          count={t('projector:votes', { count: result[stand] })}
        />
      ))}
    </ul>
  );
}

type OptionsProps = { motion: MotionView; result: OptionsResult; most: number };

/** The first of the options; how many more there are is told. */
function Options({ motion, result, most }: OptionsProps) {
  const { t } = useT();
  const { method } = motion;
  const all = result.ranking.flatMap((ids, at) => ids.map((id) => ({ id, place: at + 1 })));
  const shown = all.slice(0, most);
  const { scores } = result;
  if (!hasOptions(method)) return null;
  const unit = method === 'single' || method === 'approval' ? 'projector:votes' : 'ballot:points';
  return (
    <>
      <ul className={list}>
        {shown.map(({ id, place }) =>
          scores ? (
            <WallRow
              key={id}
              label={<WallOption motion={motion} optionId={id} />}
              tone={result.winners.includes(id) && result.quorumMet ? 'agree' : 'pass'}
              share={shareOf(method, result, scores[id] ?? 0)}
              count={t(unit, { count: scores[id] ?? 0 })}
            />
          ) : (
            <li key={id} className="flex items-baseline gap-[calc(2*var(--wall))]">
              <strong className="nums">
                <bdi>{place}.</bdi>
              </strong>
              <WallOption motion={motion} optionId={id} />
            </li>
          ),
        )}
      </ul>
      {all.length > shown.length ? (
        <p className="wall-small">
          <Said say={({ t }) => t('projector:more_options', { count: all.length - shown.length })} />
        </p>
      ) : null}
    </>
  );
}

function WallOption({ motion, optionId }: { motion: MotionView; optionId: string }) {
  const { pick } = useT();
  const { text, lang } = pick(motion.options.find((option) => option.optionId === optionId)?.text);
  return (
    <span className="line-clamp-2 min-w-0" lang={lang} dir={directionOfLanguage(lang)}>
      {text}
    </span>
  );
}
