import { useContext } from 'react';
import { countBallots } from '#app/contract/hall-ballots.ts';
import { missingForQuorum } from '#app/contract/quorum.ts';
import type { MotionResult, YesNoResult } from '#app/contract/results.ts';
import { allWordsOf } from '#app/contract/statement-words.ts';
import type { MotionView, StatementView } from '#app/contract/views.ts';
import { Said } from '#app/i18n/said.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { toneIcons, type Tone } from '#app/ui/tone.ts';
import { directionOfLanguage } from '#app/ui/text-direction.ts';
import { countVotes, readVerdict } from './choose-wall.ts';
import { FitContext } from './use-fit.ts';
import { CountShown } from './wall-count.tsx';
import { WallChannels, WallLevels } from './wall-levels.tsx';
import { WallRow } from './wall-row.tsx';
import { WallTitle } from './wall-title.tsx';

/** An open vote: the question, how many voted, what the quorum still needs; never how they voted. */
export function OpenMotion({ motion, present }: { motion: MotionView; present: number | null }) {
  const { number } = useT();
  const fit = useContext(FitContext);
  const missing = missingForQuorum(motion, present);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-[calc(3*var(--wall))]">
        <Chip tone="info" icon="vote">
          <Said say={({ t }) => t('projector:vote_open')} />
        </Chip>
        <span className="wall-small text-ink-soft">
          <Said below say={({ t }) => t(`projector:electorate_${motion.electorate}`)} />
        </span>
      </p>
      <WallTitle title={motion.title} />
      <p className="flex flex-wrap items-baseline gap-x-[calc(3*var(--wall))]">
        <span className={fit > 1 ? 'nums text-[length:calc(9*var(--wall))] font-bold leading-none' : 'wall-number'}>
          {number(countBallots(motion))}
        </span>
        <span className="wall-text">
          <Said below say={({ t }) => t('projector:voted', { count: countBallots(motion) })} />
        </span>
      </p>
      {missing === null ? null : (
        <p className="wall-text font-bold">
          <Said
            below
            say={({ t }) =>
              missing > 0 ? t('projector:quorum_missing', { count: missing }) : t('projector:quorum_reached')
            }
          />
        </p>
      )}
    </>
  );
}

const choices: ReadonlyArray<readonly [choice: 'yes' | 'no' | 'abstain', tone: Tone]> = [
  ['yes', 'agree'],
  ['no', 'disagree'],
  ['abstain', 'pass'],
];

/** A result once it is shown: in a sentence, in bars, and in numbers. */
export function ShownResult({ motion, result }: { motion: MotionView; result: MotionResult }) {
  if ('yes' in result) return <YesNoShown motion={motion} result={result} />;
  return <CountShown motion={motion} result={result} />;
}

function YesNoShown({ motion, result }: { motion: MotionView; result: YesNoResult }) {
  const { t } = useT();
  const size = useContext(FitContext) > 1 ? 'wall-small' : 'wall-text';
  const { yes, no, cast, quorum, channels, delegated, weight, colleges, levels } = result;
  return (
    <>
      <WallTitle title={motion.title} less={1} alone />
      <p className={`${size} font-bold`}>
        <Said
          below
          say={({ t }) =>
            colleges
              ? t(`ballot:college.${result.adopted ? 'adopted' : 'not_adopted'}`)
              : t(`projector:verdict_${readVerdict(result)}`, {
                  yes,
                  no,
                  cast: result.present ?? cast,
                  quorum: quorum ?? 0,
                })
          }
        />
      </p>
      {weight ? (
        <p className="wall-small text-ink-soft">{t('ballot:weight.cast', { ...weight, people: cast })}</p>
      ) : null}
      {colleges?.map((college, at) => (
        <p key={at} className="wall-small">
          {t('ballot:college.number', { number: at + 1 })}{' '}
          {t(`projector:verdict_${readVerdict(college)}`, {
            yes: college.yes,
            no: college.no,
            cast: college.present ?? college.cast,
            quorum: college.quorum ?? 0,
          })}
        </p>
      ))}
      {delegated ? <p className="wall-small text-ink-soft">{t('ballot:delegation.of', { count: delegated })}</p> : null}
      <WallChannels channels={channels} />
      <WallLevels levels={levels} />
      {cast > 0 ? (
        <ul className={`${size} grid gap-[calc(1.5*var(--wall))]`}>
          {choices.map(([choice, tone]) => (
            <WallRow
              key={choice}
              label={<Said say={({ t }) => t(`projector:${choice}`)} />}
              tone={tone}
              share={result[choice] / (weight?.cast ?? cast)}
              count={t('projector:votes', { count: result[choice] })}
            />
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** The statements with most votes. */
export function TopStatements({ statements }: { statements: StatementView[] }) {
  const rows = useContext(FitContext) > 2 ? 2 : 3;
  return (
    <section aria-labelledby="top" className="grid gap-[calc(1.5*var(--wall))]">
      <h2 id="top" className="wall-small text-ink-soft">
        <Said say={({ t }) => t('projector:top')} />
      </h2>
      <ol className="grid grid-cols-[1fr_auto] gap-x-[calc(4*var(--wall))] gap-y-[calc(1.5*var(--wall))]">
        {statements.slice(0, rows).map((statement) => (
          <TopStatement key={statement.statementId} statement={statement} />
        ))}
      </ol>
    </section>
  );
}

function TopStatement({ statement }: { statement: StatementView }) {
  const { percent } = useT();
  const all = countVotes(statement);
  const { agree, disagree } = statement.tally;
  const line = (tone: 'agree' | 'disagree', count: number) => (
    <span className="flex items-center gap-[calc(1*var(--wall))]">
      <Icon name={toneIcons[tone]} />
      <Said say={({ t }) => t(`projector:${tone}`)} />{' '}
      <strong>
        <bdi>{percent(count / all)}</bdi>
      </strong>
    </span>
  );
  return (
    <li className="col-span-2 grid grid-cols-subgrid items-center border-t-2 border-line pt-[calc(1*var(--wall))]">
      <div className="grid gap-[calc(0.5*var(--wall))]">
        {allWordsOf(statement)
          .slice(0, 2)
          .map(({ text, lang }) => (
            <p key={lang} className="line-clamp-2" lang={lang} dir={directionOfLanguage(lang)}>
              {text}
            </p>
          ))}
      </div>
      {all > 0 ? (
        <p className="nums">
          {line('agree', agree)}
          {line('disagree', disagree)}
        </p>
      ) : null}
    </li>
  );
}
