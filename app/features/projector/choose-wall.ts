import type { WallChoice } from '#app/contract/moderation.ts';
import type { MotionResult, YesNoResult } from '#app/contract/results.ts';
import type { MotionView, QuestionView, RoomView, StatementView, WallMessage } from '#app/contract/views.ts';
import type { FloorPlace, FloorSpeaker } from '#app/contract/floor.ts';

/** The one thing the wall of the hall shows beside the code. */
export type Wall =
  | { kind: 'planned' | 'paused' | 'closed' | 'item' | 'map' | 'code' }
  | { kind: 'message'; message: WallMessage }
  | { kind: 'motion'; motion: MotionView }
  | { kind: 'question'; question: QuestionView }
  | { kind: 'speaker'; speaker: FloorSpeaker; next: FloorPlace[] }
  | { kind: 'result'; motion: MotionView; result: MotionResult }
  | { kind: 'statements'; statements: StatementView[] };

const rows = 3;
const nextSpeakers = 2;

/**
 * Chooses by what the room is and what the chair or the screen's own address ask for, so that a reload shows the same.
 * Left to itself, an open vote goes before who speaks, who speaks before the live question, that before a result, a
 * result before the statements. A result stays while its own agenda item is current, or until the next vote when it
 * belongs to none.
 */
export function chooseWall(room: Wanted, pinned: WallChoice | null = null): Wall {
  const { statements, session } = room;
  const wanted = pinned ?? session.wall;
  if (wanted === 'map' || wanted === 'code') return { kind: wanted };
  // Once the session is closed nobody could take a message away.
  const message = session.state === 'closed' ? null : session.wallMessage;
  if (wanted === 'message' && message) return { kind: 'message', message };
  const top = topStatements(statements);
  if (wanted === 'statements' && top.length > 0) return { kind: 'statements', statements: top };
  return followRoom(room);
}

type Wanted = Pick<RoomView, 'session' | 'motions' | 'statements' | 'questions' | 'floor'>;

function followRoom({ session, motions, statements, questions, floor }: Wanted): Wall {
  if (session.state !== 'open') return { kind: session.state };
  const open = latest(motions, 'openedAt', (motion) => motion.state === 'open');
  if (open) return { kind: 'motion', motion: open };
  if (floor.speaker) return { kind: 'speaker', speaker: floor.speaker, next: floor.waiting.slice(0, nextSpeakers) };
  const question = questions.items.find((row) => row.state === 'live');
  if (question) return { kind: 'question', question };
  const shown = latest(motions, 'closedAt', (motion) => motion.resultShown && motion.result !== null);
  const isOfNow = shown && (shown.agendaItemId === null || shown.agendaItemId === session.currentItemId);
  if (isOfNow && shown.result) return { kind: 'result', motion: shown, result: shown.result };
  const top = topStatements(statements);
  return top.length > 0 ? { kind: 'statements', statements: top } : { kind: 'item' };
}

function latest(motions: MotionView[], by: 'openedAt' | 'closedAt', fits: (motion: MotionView) => boolean) {
  const found = motions.filter(fits).sort((a, b) => (a[by] ?? '').localeCompare(b[by] ?? ''));
  return found.at(-1);
}

/** Votes of all kinds on a statement. */
export function countVotes({ tally }: StatementView): number {
  return tally.agree + tally.disagree + tally.pass;
}

/** The statements with most votes, at most three; of equal ones the older first. */
export function topStatements(statements: StatementView[]): StatementView[] {
  return statements
    .filter((row) => row.state === 'accepted' && row.text !== null)
    .sort((a, b) => countVotes(b) - countVotes(a) || a.number - b.number)
    .slice(0, rows);
}

/** What a counted result says, as a key: nobody voted, no quorum, all for it, adopted, a tie, or not adopted. */
export function readVerdict(result: YesNoResult): string {
  if (result.cast === 0) return 'nobody';
  if (!result.quorumMet) return 'no_quorum';
  if (result.yes === result.cast) return 'unanimous';
  if (result.adopted) return 'adopted';
  return result.yes === result.no ? 'tie' : 'rejected';
}
