import type { ReactNode } from 'react';
import { staysSealed } from '#app/contract/sealed.ts';
import { countBallots } from '#app/contract/hall-ballots.ts';
import type { RoomView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { sealKey, type CockpitMotion } from './cockpit.ts';
import { CloseMotion, OpenMotion, ShowResult } from './ask-close.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { Untouched } from './untouched.tsx';

type Props = {
  session: RoomView['session'];
  motions: CockpitMotion[];
  writeHref: string;
  /** Where paper ballots and raised hands of a motion are counted. */
  countHref(motion: CockpitMotion): string;
  /** Its rules, and its result where there is one. */
  renderDecision(motion: CockpitMotion): ReactNode;
};

/** All motions: drafts to open, the open one to end, results to show. */
export function MotionsPanel({ session, motions, writeHref, countHref, renderDecision }: Props) {
  const { t } = useT();
  const write =
    session.state === 'closed' ? null : (
      <p>
        <ButtonLink href={writeHref} icon="plus">
          {t('moderate:write_motion')}
        </ButtonLink>
      </p>
    );
  if (motions.length === 0) {
    return (
      <EmptyState title={t('moderate:no_motions')} action={write}>
        <p>{t('moderate:no_motions_text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      {motions.map((motion) => (
        <MotionCard
          key={motion.motionId}
          motion={motion}
          state={session.state}
          countHref={countHref}
          renderDecision={renderDecision}
        />
      ))}
      {write}
    </>
  );
}

const chips = {
  draft: { tone: 'pass', icon: 'document' },
  open: { tone: 'info', icon: 'vote' },
  closed: { tone: 'pass', icon: 'lock' },
} as const;

type CardProps = { motion: CockpitMotion; state: RoomView['session']['state'] } & Pick<
  Props,
  'renderDecision' | 'countHref'
>;

function MotionCard({ motion, state, countHref, renderDecision }: CardProps) {
  const { t, pick } = useT();
  const title = pick(motion.title);
  const more = motion.explanation && pick(motion.explanation);
  const id = `motion-${motion.number}`;
  return (
    <Card as="article" labelledBy={id}>
      <p className="flex flex-wrap items-center gap-2">
        <Chip {...chips[motion.state]}>{t(`moderate:motion_${motion.state}`)}</Chip>
        {motion.state === 'draft' ? null : (
          <span className="nums">{t('moderate:cast', { count: countBallots(motion) })}</span>
        )}
      </p>
      <h3 id={id} className="text-base">
        <UserWords text={title.text} lang={title.lang} />
      </h3>
      {more ? <UserText text={more.text} lang={more.lang} /> : null}
      <p className="text-ink-soft">
        {t(`moderate:electorate_${motion.electorate}`)} · {t(`moderate:secrecy_${motion.secrecy}`)}
      </p>
      {renderDecision(motion)}
      <HallLink motion={motion} href={countHref(motion)} />
      <Untouched
        value={{ motion, state }}
        valueKey={`${motion.state} ${motion.resultShown} ${state} ${sealKey(motion)}`}
      >
        {(steady) => <MotionActs {...steady} about={<UserWords text={title.text} lang={title.lang} />} />}
      </Untouched>
    </Card>
  );
}

/** The way to the counts of the hall while the vote is open, and whether one of them waits. */
function HallLink({
  motion: { state, secrecy, hall, weights, colleges },
  href,
}: {
  motion: CockpitMotion;
  href: string;
}) {
  const { t } = useT();
  if (state !== 'open' || secrecy === 'sealed' || weights || colleges) return null;
  const waits = hall.some((count) => count.state !== 'confirmed');
  return (
    <p className="flex flex-wrap items-center gap-2">
      <a href={href}>{t('moderate:to_hall')}</a>
      {waits ? (
        <Chip tone="warn" icon="warning">
          {t('moderate:hall_open')}
        </Chip>
      ) : null}
    </p>
  );
}

function MotionActs({ motion, state, about }: Pick<CardProps, 'motion' | 'state'> & { about: ReactNode }) {
  const { t } = useT();
  if (motion.state === 'draft') {
    if (state !== 'open') return state === 'closed' ? null : <p>{t('moderate:open_needs_session')}</p>;
    return (
      <Disclosure label={t('moderate:main_open-motion')} about={about} icon="vote">
        <OpenMotion motionId={motion.motionId} about={about} />
      </Disclosure>
    );
  }
  if (motion.state === 'open') {
    return (
      <Disclosure label={t('moderate:main_close-motion')} about={about} icon="stop">
        <CloseMotion motion={motion} about={about} />
      </Disclosure>
    );
  }
  if (staysSealed(motion)) return <p className="text-ink-soft">{t('moderate:result_sealed_few')}</p>;
  if (motion.resultShown) return <p className="text-ink-soft">{t('moderate:result_public')}</p>;
  return (
    <>
      <p className="mb-2">{t('moderate:result_private')}</p>
      <Disclosure label={t('moderate:main_show-result')} about={about} icon="eye">
        <ShowResult motionId={motion.motionId} about={about} />
      </Disclosure>
    </>
  );
}
