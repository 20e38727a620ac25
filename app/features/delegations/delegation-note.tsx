import type { OwnDelegation, SeatName } from '#app/contract/delegation.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { SeatWords } from './seat-words.tsx';

type Props = { motion: Pick<MotionView, 'state' | 'delegation'>; own: OwnDelegation };

/** On a motion: for whom one votes too, or who votes in one's own name and whether that has been done. */
export function DelegationNote({ motion, own }: Props) {
  const { t } = useT();
  const { to, voted, from } = own;
  const open = motion.state === 'open';
  return (
    <>
      {from.length > 0 ? (
        <Notice title={t(`ballot:delegation.${open ? 'carry' : 'carried'}`, { count: from.length + 1 })}>
          <Seats seats={from} />
        </Notice>
      ) : null}
      {to ? (
        <Notice title={t(`ballot:delegation.${voted ? 'voted' : 'given'}`)}>
          <Seats seats={[to]} />
          {open ? <p>{t(`ballot:delegation.${stillPossible(voted, motion.delegation?.ownVote ?? false)}`)}</p> : null}
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
