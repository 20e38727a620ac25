import type { MotionView } from '#app/contract/views.ts';
import type { PanelProps } from './room.tsx';
import { ReceiptNote, Seldom } from './seldom.tsx';

type Props = Pick<PanelProps, 'page' | 'live'> & { motion: MotionView };

/** The receipt of one's ballot. Of a closed sealed vote nobody knows the ballot any more; its receipt is on the device. */
export function Receipt({ page, live, motion: { motionId, secrecy, state } }: Props) {
  const own = live.ballots[motionId];
  return own || (secrecy === 'sealed' && state === 'closed') ? (
    <Seldom>
      <ReceiptNote
        personId={page.self.personId}
        sessionId={live.room.session.sessionId}
        motionId={motionId}
        own={own}
      />
    </Seldom>
  ) : null;
}
