import type { WallChoice } from '#app/contract/moderation.ts';
import type { MotionResult, YesNoResult } from '#app/contract/results.ts';
import type { MotionView, QuestionView, RoomView, StatementView, WallMessage } from '#app/contract/views.ts';
import type { FloorPlace, FloorSpeaker, FloorView } from '#app/contract/floor.ts';

/** The one thing the wall of the hall shows beside the code. */
export type Wall =
  | { kind: 'planned' | 'paused' | 'closed' | 'item' | 'map' | 'code' }
  | { kind: 'message'; message: WallMessage }
  | { kind: 'motion'; motion: MotionView }
  | { kind: 'question'; question: QuestionView }
  | { kind: 'speaker'; speaker: FloorSpeaker; next: FloorPlace[] }
  | { kind: 'queue'; next: FloorPlace[] }
  | { kind: 'result'; motion: MotionView; result: MotionResult }
  | { kind: 'statements'; statements: StatementView[] };

const rows = 3;
const nextSpeakers = 2;
/** Of those who wait, while nobody speaks. */
const queueShown = 4;

/**
 * Chooses by what the room is and what the chair or the screen's own address ask for, so that a reload shows the same.
 * What is asked for and not there (a vote, while none is open) leaves the screen to itself. Left to itself, an open vote
 * goes before who speaks, who speaks before the live question, that before a result, a result before the statements. A
 * result stays while its own agenda item is current, or until the next vote when it belongs to none.
 */
export function chooseWall(room: Wanted, pinned: WallChoice | null = null): Wall {
  return chooseAsked(room, pinned ?? room.session.wall) ?? followRoom(room);
}

type Wanted = Pick<RoomView, 'session' | 'motions' | 'statements' | 'questions' | 'floor'>;

function chooseAsked({ session, motions, statements, floor }: Wanted, wanted: WallChoice): Wall | null {
  const isOpen = session.state === 'open';
  switch (wanted) {
    case 'map':
    case 'code':
      return { kind: wanted };
    case 'message':
      // Once the session is closed nobody could take a message away.
      return session.wallMessage && session.state !== 'closed'
        ? { kind: 'message', message: session.wallMessage }
        : null;
    case 'statements':
      return showStatements(statements);
    case 'result':
      return showResult(lastResult(motions));
    case 'item':
      return isOpen ? { kind: 'item' } : null;
    case 'vote':
      return isOpen ? showVote(motions) : null;
    case 'speaker':
      return isOpen ? (showSpeaker(floor) ?? showQueue(floor)) : null;
    default:
      return null;
  }
}

function followRoom({ session, motions, statements, questions, floor }: Wanted): Wall {
  if (session.state !== 'open') return { kind: session.state };
  const result = lastResult(motions);
  const isOfNow = result && (result.agendaItemId === null || result.agendaItemId === session.currentItemId);
  return (
    showVote(motions) ??
    showSpeaker(floor) ??
    showQuestion(questions.items) ??
    (isOfNow ? showResult(result) : null) ??
    showStatements(statements) ?? { kind: 'item' }
  );
}

function showVote(motions: MotionView[]): Wall | null {
  const open = latest(motions, 'openedAt', (motion) => motion.state === 'open');
  return open ? { kind: 'motion', motion: open } : null;
}

function showSpeaker({ speaker, waiting }: FloorView): Wall | null {
  return speaker ? { kind: 'speaker', speaker, next: waiting.slice(0, nextSpeakers) } : null;
}

function showQueue({ waiting }: FloorView): Wall | null {
  return waiting.length > 0 ? { kind: 'queue', next: waiting.slice(0, queueShown) } : null;
}

function showQuestion(questions: QuestionView[]): Wall | null {
  const question = questions.find((row) => row.state === 'live');
  return question ? { kind: 'question', question } : null;
}

const lastResult = (motions: MotionView[]): MotionView | undefined =>
  latest(motions, 'closedAt', (motion) => motion.resultShown && motion.result !== null);

function showResult(motion: MotionView | undefined): Wall | null {
  return motion?.result ? { kind: 'result', motion, result: motion.result } : null;
}

function showStatements(statements: StatementView[]): Wall | null {
  const top = topStatements(statements);
  return top.length > 0 ? { kind: 'statements', statements: top } : null;
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
