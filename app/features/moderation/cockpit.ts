import type { DocumentLine } from '#app/contract/agenda-documents.ts';
import type { Queue } from '#app/contract/cockpit-queue.ts';
import type { SealView } from '#app/contract/seal.ts';
import { floorReversible } from '#app/contract/reversible.ts';
import type {
  AgendaItemView,
  AgendaPlanView,
  CommentView,
  MotionView,
  QuestionView,
  RoomView,
  StatementView,
} from '#app/contract/views.ts';

/** A motion; an open sealed one with where its seal stands. */
export type CockpitMotion = MotionView & { seal?: SealView | undefined };

/** What moderators see beyond the room. */
export type Cockpit = Queue & {
  /** Whether the session is one of a space's members, of whom an attendance list is kept. */
  hasMembers: boolean;
  /** The whole agenda, with what is hidden and the notes. */
  agenda: AgendaPlanView[];
  motions: CockpitMotion[];
  hidden: CommentView[];
  refused: CommentView[];
  /** Statements that wait, were refused, hidden, or merged before they were shown, with the texts that the room does not have. */
  unshownStatements: StatementView[];
  /** Questions that wait, were hidden or refused, with their texts. */
  questions: QuestionView[];
};

export const sections = [
  'stage',
  'floor',
  'queue',
  'questions',
  'motions',
  'comments',
  'statements',
  'agenda',
  'wall',
] as const;
export type Section = (typeof sections)[number];

/** What an accepted form did, for the message after it. */
export const doneKinds = [
  'session-open',
  'session-paused',
  'session-closed',
  'agenda-moved',
  'wall-switched',
  'message-shown',
  'captions-switched',
  'motion-opened',
  'motion-closed',
  'seal-asked',
  'seal-withdrawn',
  'result-shown',
  'comment-released',
  'comment-refused',
  'comment-hidden',
  'comment-restored',
  'comment-kept',
  'edit-released',
  'edit-refused',
  'appeal-granted',
  'appeal-upheld',
  'author-warned',
  'author-muted',
  'author-banned',
  'sanction-lifted',
  'statement-hidden',
  'statement-restored',
  'statement-added',
  'statement-released',
  'statement-refused',
  'statement-merged',
  'statement-unmerged',
  'statement-translated',
  'question-released',
  'question-refused',
  'question-hidden',
  'question-restored',
  'question-open',
  'question-shortlisted',
  'question-live',
  'question-answered',
  'question-archived',
  ...floorReversible,
  'undone',
] as const;
export type DoneKind = (typeof doneKinds)[number];

/** The act that was just done: `key` differs for each, `of` is the one that was taken back, `undoId` takes this one back. */
export type Done = { key: string; kind: DoneKind; of: DoneKind | null; targetId: string | null; undoId: string | null };

const placeOf = {
  'session-open': 'stage',
  'session-paused': 'stage',
  'session-closed': 'stage',
  'agenda-moved': 'stage',
  'wall-switched': 'wall',
  'message-shown': 'wall',
  'captions-switched': 'wall',
  'motion-opened': 'stage',
  'motion-closed': 'stage',
  'seal-asked': 'stage',
  'seal-withdrawn': 'stage',
  'result-shown': 'stage',
  'comment-released': 'queue',
  'comment-refused': 'queue',
  'comment-kept': 'queue',
  'edit-released': 'queue',
  'edit-refused': 'queue',
  'appeal-granted': 'queue',
  'appeal-upheld': 'queue',
  'author-warned': 'comments',
  'author-muted': 'comments',
  'author-banned': 'comments',
  'sanction-lifted': 'comments',
  'comment-hidden': 'comments',
  'comment-restored': 'comments',
  'statement-hidden': 'statements',
  'statement-restored': 'statements',
  'statement-added': 'statements',
  'statement-released': 'queue',
  'statement-refused': 'queue',
  'statement-merged': 'statements',
  'statement-unmerged': 'statements',
  'statement-translated': 'statements',
  'question-released': 'questions',
  'question-refused': 'questions',
  'question-hidden': 'questions',
  'question-restored': 'questions',
  'question-open': 'questions',
  'question-shortlisted': 'questions',
  'question-live': 'questions',
  'question-answered': 'questions',
  'question-archived': 'questions',
} as const;

/** Where the message of an act belongs. */
export function sectionOf({ kind, of }: Pick<Done, 'kind' | 'of'>): Section {
  const act = of ?? kind;
  return act in placeOf ? placeOf[act as keyof typeof placeOf] : 'floor';
}

/** Everything the moderators' page is made from. */
export type ModeratePage = {
  room: RoomView;
  cockpit: Cockpit;
  documents: DocumentLine[];
  sign: { url: string; rows: string[] };
  actionId: string;
  done: Done | null;
};

/** The agenda as moderators know it, brought up to date by what the live room knows of it. */
export function mergeAgenda(known: AgendaPlanView[], live: AgendaItemView[]): AgendaPlanView[] {
  const liveOf = new Map(live.map((item) => [item.agendaItemId, item]));
  return known.map((item) => ({ ...item, spentMs: liveOf.get(item.agendaItemId)?.spentMs ?? item.spentMs }));
}

/** What controls of a motion hang on beside its state: they change with it. */
export const sealKey = ({ seal }: CockpitMotion): string =>
  seal ? `${seal.two} ${seal.request?.until ?? ''} ${seal.request?.own ?? ''}` : '';

/** The motions as moderators know them, brought up to date by what the live room knows of them. */
export function mergeMotions(known: CockpitMotion[], live: MotionView[]): CockpitMotion[] {
  const rank = { draft: 0, open: 1, closed: 2 };
  return known.map((motion) => {
    const now = live.find((row) => row.motionId === motion.motionId);
    if (!now) return motion;
    const { state, openedAt, closedAt, resultShown } = rank[now.state] >= rank[motion.state] ? now : motion;
    const { cast, revision } = now.revision >= motion.revision ? now : motion;
    return {
      ...motion,
      state,
      openedAt,
      closedAt,
      cast,
      revision,
      hall: now.hall,
      resultShown: resultShown || motion.resultShown,
      result: motion.result ?? now.result,
    };
  });
}
