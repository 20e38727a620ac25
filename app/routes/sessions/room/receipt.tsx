import { useLocation } from '@remix-run/react';
import type { PanelProps } from './room.tsx';
import { ReceiptNote, Seldom } from './seldom.tsx';

type Props = Pick<PanelProps, 'page' | 'live'> & { motionId: string };

/** The receipt of one's own ballot on a motion: kept on this device, or in the answer to a form without script. */
export function Receipt({ page, live, motionId }: Props) {
  const { pathname, search } = useLocation();
  const own = live.ballots[motionId];
  const { personId } = page.self;
  if (!own || personId === null) return null;
  const query = new URLSearchParams(search);
  const answered = query.get('motion') === motionId ? query.get('receipt') : null;
  return (
    <Seldom>
      <ReceiptNote
        action={`${pathname}/record`}
        personId={personId}
        motionId={motionId}
        own={own}
        answered={answered}
      />
    </Seldom>
  );
}
