import type { OwnDelegation, SeatName } from '#app/contract/delegation.ts';
import type { MotionView, SessionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserText } from '#app/ui/user-text.tsx';
import { SeatWords } from './seat-words.tsx';

type Props = { motion: MotionView; own: OwnDelegation | undefined; session: SessionView };

/** On a motion: for how much one's ballot counts and why, for whom one votes too, or who votes in one's own name. */
export function DelegationNote({ motion, own, session }: Props) {
  return (
    <>
      {motion.weights ? <Weights motion={motion} weights={motion.weights} session={session} /> : null}
      {own ? <OwnNote motion={motion} own={own} /> : null}
    </>
  );
}

type WeightsProps = Pick<Props, 'motion' | 'session'> & { weights: NonNullable<MotionView['weights']> };

function Weights({ motion, weights, session }: WeightsProps) {
  const { t, lang } = useT();
  return (
    <div className="flow">
      <p className="font-bold">{t('own:weight.differ', { total: weights.total ?? 0 })}</p>
      <UserText text={weights.reason} lang={weights.lang} />
      <p>
        <a href={`/${lang}/${session.communeSlug}/sessions/${session.sessionId}/weights/${motion.number}`}>
          {t('own:weight.list')}
        </a>
      </p>
    </div>
  );
}

function OwnNote({ motion, own }: { motion: MotionView; own: OwnDelegation }) {
  const { t } = useT();
  const { to, voted, from, weight } = own;
  const open = motion.state === 'open';
  const counts = t('own:delegation.carry', { count: weight });
  return (
    <>
      {from.length > 0 ? (
        <Notice title={open ? counts : t('own:delegation.carried')}>
          {open ? <p>{t('own:delegation.with')}</p> : null}
          <Seats seats={from} />
        </Notice>
      ) : motion.weights && open ? (
        <Notice title={counts} />
      ) : null}
      {to ? (
        <Notice title={t(`own:delegation.${voted ? 'voted' : 'given'}`)}>
          <Seats seats={[to]} />
          {open ? <p>{t(`own:delegation.${stillPossible(voted, motion.delegation?.ownVote ?? false)}`)}</p> : null}
        </Notice>
      ) : null}
    </>
  );
}

const stillPossible = (voted: boolean, ownVote: boolean) => (!voted ? 'vote_first' : ownVote ? 'replace' : 'final');

function Seats({ seats }: { seats: SeatName[] }) {
  return (
    <ul>
      {seats.map((seat) => (
        <li key={seat.seat}>
          <SeatWords {...seat} />
        </li>
      ))}
    </ul>
  );
}
