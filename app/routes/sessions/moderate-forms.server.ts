import type { ActionFunctionArgs } from '@remix-run/node';
import { decideAppealInput } from '#app/contract/inputs/appeal-comment.ts';
import { sanctionAuthorInput, sanctionIdInput } from '#app/contract/inputs/sanction-author.ts';
import { addStatementInput } from '#app/contract/inputs/add-statement.ts';
import { answerQuestionInput, moveQuestionInput } from '#app/contract/inputs/manage-question.ts';
import { switchWallCaptionsInput } from '#app/contract/inputs/manage-captions.ts';
import { motionIdInput } from '#app/contract/inputs/manage-motion.ts';
import {
  hideContentInput,
  moveAgendaInput,
  moveSessionInput,
  showContentInput,
  switchWallInput,
} from '#app/contract/inputs/moderate-session.ts';
import { switchWallCaptions } from '#server/domain/captions/switch-wall-captions.ts';
import { decideAppeal } from '#server/domain/moderation/appeal-text.ts';
import { liftSanction, sanctionAuthor } from '#server/domain/moderation/sanction-author.ts';
import { releaseEdit, refuseEdit } from '#server/domain/moderation/moderate-edit.ts';
import { hideComment, keepComment, showComment } from '#server/domain/moderation/moderate-comment.ts';
import { hideQuestion, showQuestion } from '#server/domain/moderation/moderate-question.ts';
import { answerQuestion, moveQuestion } from '#server/domain/questions/move-question.ts';
import { hideStatement, showStatement, unmergeStatement } from '#server/domain/moderation/moderate-statement.ts';
import { moveAgenda } from '#server/domain/sessions/move-agenda.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { switchWall } from '#server/domain/sessions/switch-wall.ts';
import { addStatement } from '#server/domain/statements/add-statement.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { askSeal, confirmSeal, withdrawSeal } from '#server/domain/votes/seal-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import type { DoneKind } from '../../features/moderation/cockpit.ts';
import { actionContext } from '../../web/action-context.server.ts';
import { runForm } from '../../web/run-form.server.ts';
import { statementForms } from './statement-forms.server.ts';
import { floorForms } from './floor-forms.server.ts';
import { undoForms } from './undo-forms.server.ts';

type Fields = Record<string, string>;

/** One form of the moderators' page: the action behind it, and what to say when it was done. */
type ModerateForm = { run: (fields: Fields) => ReturnType<typeof runForm>; done: (fields: Fields) => DoneKind };

const readHide = ({ targetId, reason }: Fields) => ({ targetId, reason });
const readTarget = ({ targetId }: Fields) => ({ targetId });
const readMotion = ({ motionId }: Fields) => ({ motionId });

const sessionDone: Record<string, DoneKind> = {
  open: 'session-open',
  paused: 'session-paused',
  closed: 'session-closed',
};

/** Every form of the moderators' page by the name in its field `intent`. */
export function moderateForms(args: ActionFunctionArgs): Record<string, ModerateForm> {
  return {
    ...sessionForms(args),
    ...motionForms(args),
    ...questionForms(args),
    ...contentForms(args),
    ...peopleForms(args),
    ...floorForms(args),
    ...undoForms(args),
  };
}

function sessionForms(args: ActionFunctionArgs): Record<string, ModerateForm> {
  const ctx = actionContext(args);
  const { sessionId } = args.params;
  return {
    moveSession: {
      run: (fields) =>
        runForm(fields, {
          form: 'moveSession',
          schema: moveSessionInput,
          read: ({ to }) => ({ sessionId, to }),
          act: (input) => moveSession(ctx, input),
        }),
      done: ({ to }) => sessionDone[to ?? ''] ?? 'session-open',
    },
    moveAgenda: {
      run: (fields) =>
        runForm(fields, {
          form: 'moveAgenda',
          schema: moveAgendaInput,
          read: ({ agendaItemId }) => ({ sessionId, agendaItemId }),
          act: (input) => moveAgenda(ctx, input),
        }),
      done: () => 'agenda-moved',
    },
    switchWall: {
      run: (fields) =>
        runForm(fields, {
          form: 'switchWall',
          schema: switchWallInput,
          read: ({ view, text, lang }) => ({ sessionId, view, ...(view === 'message' && { text, lang }) }),
          act: (input) => switchWall(ctx, input),
        }),
      done: ({ view }) => (view === 'message' ? 'message-shown' : 'wall-switched'),
    },
    switchCaptions: {
      run: (fields) =>
        runForm(fields, {
          form: 'switchCaptions',
          schema: switchWallCaptionsInput,
          read: ({ on }) => ({ sessionId, on: on === '1' }),
          act: (input) => switchWallCaptions(ctx, input),
        }),
      done: () => 'captions-switched',
    },
    addStatement: {
      run: (fields) =>
        runForm(fields, {
          form: 'addStatement',
          schema: addStatementInput,
          read: ({ actionId, text }) => ({ actionId, sessionId, text }),
          act: (input) => addStatement(ctx, input),
        }),
      done: () => 'statement-added',
    },
  };
}

function motionForms(args: ActionFunctionArgs): Record<string, ModerateForm> {
  const ctx = actionContext(args);
  const form = (name: string, act: typeof openMotion, done: DoneKind): ModerateForm => ({
    run: (fields) =>
      runForm(fields, { form: name, schema: motionIdInput, read: readMotion, act: (input) => act(ctx, input) }),
    done: () => done,
  });
  return {
    openMotion: form('openMotion', openMotion, 'motion-opened'),
    closeMotion: form('closeMotion', closeMotion, 'motion-closed'),
    askSeal: form('askSeal', askSeal, 'seal-asked'),
    withdrawSeal: form('withdrawSeal', withdrawSeal, 'seal-withdrawn'),
    confirmSeal: form('confirmSeal', confirmSeal, 'motion-closed'),
    showResult: form('showResult', showResult, 'result-shown'),
  };
}

const questionDone: Record<string, DoneKind> = {
  open: 'question-open',
  shortlisted: 'question-shortlisted',
  live: 'question-live',
  archived: 'question-archived',
};

function questionForms(args: ActionFunctionArgs): Record<string, ModerateForm> {
  const ctx = actionContext(args);
  return {
    moveQuestion: {
      run: (fields) =>
        runForm(fields, {
          form: 'moveQuestion',
          schema: moveQuestionInput,
          read: ({ questionId, to }) => ({ questionId, to }),
          act: (input) => moveQuestion(ctx, input),
        }),
      done: ({ to }) => questionDone[to ?? ''] ?? 'question-answered',
    },
    answerQuestion: {
      run: (fields) =>
        runForm(fields, {
          form: 'answerQuestion',
          schema: answerQuestionInput,
          read: ({ questionId, text }) => ({ questionId, text }),
          act: (input) => answerQuestion(ctx, input),
        }),
      done: () => 'question-answered',
    },
  };
}

function contentForms(args: ActionFunctionArgs): Record<string, ModerateForm> {
  const ctx = actionContext(args);
  const hide = (name: string, act: typeof hideComment, done: ModerateForm['done']): ModerateForm => ({
    run: (fields) =>
      runForm(fields, { form: name, schema: hideContentInput, read: readHide, act: (input) => act(ctx, input) }),
    done,
  });
  const show = (name: string, act: typeof showComment, done: ModerateForm['done']): ModerateForm => ({
    run: (fields) =>
      runForm(fields, { form: name, schema: showContentInput, read: readTarget, act: (input) => act(ctx, input) }),
    done,
  });
  return {
    hideComment: hide('hideComment', hideComment, ({ held }) => (held ? 'comment-refused' : 'comment-hidden')),
    // Only what was hidden or refused carries the reason it had, so that undoing can give it again.
    showComment: show('showComment', showComment, ({ reason }) => (reason ? 'comment-restored' : 'comment-released')),
    keepComment: show('keepComment', keepComment, () => 'comment-kept'),
    releaseEdit: show('releaseEdit', releaseEdit, () => 'edit-released'),
    refuseEdit: hide('refuseEdit', refuseEdit, () => 'edit-refused'),
    hideQuestion: hide('hideQuestion', hideQuestion, ({ held }) => (held ? 'question-refused' : 'question-hidden')),
    showQuestion: show('showQuestion', showQuestion, ({ reason }) =>
      reason ? 'question-restored' : 'question-released',
    ),
    hideStatement: hide('hideStatement', hideStatement, ({ held }) =>
      held ? 'statement-refused' : 'statement-hidden',
    ),
    showStatement: show('showStatement', showStatement, ({ reason }) =>
      reason ? 'statement-restored' : 'statement-released',
    ),
    unmergeStatement: show('unmergeStatement', unmergeStatement, () => 'statement-unmerged'),
    ...statementForms(args),
  };
}

const sanctionDone: Record<string, DoneKind> = { warn: 'author-warned', mute: 'author-muted', ban: 'author-banned' };

/** What concerns the author of a comment: appeals, and what is imposed and lifted. */
function peopleForms(args: ActionFunctionArgs): Record<string, ModerateForm> {
  const ctx = actionContext(args);
  return {
    decideAppeal: {
      run: (fields) =>
        runForm(fields, {
          form: 'decideAppeal',
          schema: decideAppealInput,
          read: ({ appealId, outcome, note }) => ({ appealId, outcome, ...(note && { note }) }),
          act: (input) => decideAppeal(ctx, input),
        }),
      done: ({ outcome }) => (outcome === 'granted' ? 'appeal-granted' : 'appeal-upheld'),
    },
    sanctionAuthor: {
      run: (fields) =>
        runForm(fields, {
          form: 'sanctionAuthor',
          schema: sanctionAuthorInput,
          read: ({ commentId, kind, reason, sure }) => ({ commentId, kind, reason, ...(sure && { sure: true }) }),
          act: (input) => sanctionAuthor(ctx, input),
        }),
      done: ({ kind }) => sanctionDone[kind ?? ''] ?? 'author-warned',
    },
    liftSanction: {
      run: (fields) =>
        runForm(fields, {
          form: 'liftSanction',
          schema: sanctionIdInput,
          read: ({ sanctionId }) => ({ sanctionId }),
          act: (input) => liftSanction(ctx, input),
        }),
      done: () => 'sanction-lifted',
    },
  };
}
