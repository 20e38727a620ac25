import type { ActionFunctionArgs } from '@remix-run/node';
import { addStatementInput } from '#app/contract/inputs/add-statement.ts';
import {
  addAgendaItemInput,
  agendaItemIdInput,
  editAgendaItemInput,
  editSessionInput,
  placeAgendaItemInput,
  reorderAgendaInput,
} from '#app/contract/inputs/edit-session.ts';
import { createMotionInput, editMotionInput, motionIdInput } from '#app/contract/inputs/manage-motion.ts';
import {
  addAgendaItem,
  editAgendaItem,
  placeAgendaItem,
  removeAgendaItem,
  reorderAgenda,
} from '#server/domain/sessions/edit-agenda.ts';
import { editSession } from '#server/domain/sessions/edit-session.ts';
import { addStatement } from '#server/domain/statements/add-statement.ts';
import { createMotion } from '#server/domain/votes/create-motion.ts';
import { editMotion, removeMotion } from '#server/domain/votes/edit-motion.ts';
import type { PlanDone } from '../../features/session-plan/plan-view.tsx';
import { actionContext } from '../../web/action-context.server.ts';
import { runForm } from '../../web/run-form.server.ts';
import { readColleges, readPaper } from './read-paper.server.ts';
import { readMinutes, readOptionalText, readPlan, readText } from './read-plan.server.ts';

type Fields = Record<string, string>;
/** One form of the plan: the action behind it, and what to say when it was done. */
type Form = { run: (fields: Fields) => ReturnType<typeof runForm>; done: PlanDone };

/** Every form of a session's plan by the name in its field `intent`. */
export function planForms(args: ActionFunctionArgs): Record<string, Form> {
  return { ...agendaForms(args), ...textForms(args) };
}

function agendaForms(args: ActionFunctionArgs): Record<string, Form> {
  const ctx = actionContext(args);
  const { sessionId } = args.params;
  const readItem = (fields: Fields) => ({
    title: readText(fields, 'title'),
    plannedMinutes: readMinutes(fields.plannedMinutes),
    ...(fields.origin && { origin: fields.origin }),
    hidden: fields.hidden === 'yes',
    note: fields.note ?? '',
  });
  return {
    addItem: {
      run: (fields) =>
        runForm(fields, {
          form: 'add-item',
          schema: addAgendaItemInput,
          read: (raw) => ({
            actionId: raw.actionId,
            sessionId,
            ...(raw.parentId && { parentId: raw.parentId }),
            ...readItem(raw),
          }),
          act: (input) => addAgendaItem(ctx, input),
        }),
      done: 'item-added',
    },
    editItem: {
      run: (fields) =>
        runForm(fields, {
          form: `item-${fields.agendaItemId ?? ''}`,
          schema: editAgendaItemInput,
          read: (raw) => ({ agendaItemId: raw.agendaItemId, ...readItem(raw) }),
          act: (input) => editAgendaItem(ctx, input),
        }),
      done: 'item-saved',
    },
    removeItem: {
      run: (fields) =>
        runForm(fields, {
          form: 'remove-item',
          schema: agendaItemIdInput,
          read: ({ agendaItemId }) => ({ agendaItemId }),
          act: (input) => removeAgendaItem(ctx, input),
        }),
      done: 'item-removed',
    },
    moveItem: {
      run: (fields) =>
        runForm(fields, {
          form: 'move-item',
          schema: reorderAgendaInput,
          read: ({ agendaItemId, direction }) => ({ agendaItemId, direction }),
          act: (input) => reorderAgenda(ctx, input),
        }),
      done: 'item-moved',
    },
    placeItem: {
      run: (fields) =>
        runForm(fields, {
          form: 'move-item',
          schema: placeAgendaItemInput,
          read: ({ agendaItemId, beforeId }) => ({ agendaItemId, beforeId: beforeId || null }),
          act: (input) => placeAgendaItem(ctx, input),
        }),
      done: 'item-moved',
    },
  };
}

const readMotion = (raw: Fields) => ({
  ...(raw.agendaItemId && { agendaItemId: raw.agendaItemId }),
  title: readText(raw, 'title'),
  ...readOptionalText(raw, 'explanation'),
  secrecy: raw.secrecy,
  electorate: raw.electorate,
  ...(raw.quorumRule && { quorumRule: raw.quorumRule }),
  ...(raw.majorityRule && { majorityRule: raw.majorityRule }),
  ...readColleges(raw),
  ...readPaper(raw),
});

function textForms(args: ActionFunctionArgs): Record<string, Form> {
  const ctx = actionContext(args);
  const { sessionId } = args.params;
  return {
    saveSession: {
      run: (fields) =>
        runForm(fields, {
          form: 'session',
          schema: editSessionInput,
          read: (raw) => ({ sessionId, ...readPlan(raw) }),
          act: (input) => editSession(ctx, input),
        }),
      done: 'saved',
    },
    addStatement: {
      run: (fields) =>
        runForm(fields, {
          form: 'add-statement',
          schema: addStatementInput,
          read: ({ actionId, text }) => ({ actionId, sessionId, text }),
          act: (input) => addStatement(ctx, input),
        }),
      done: 'statement-added',
    },
    addMotion: {
      run: (fields) =>
        runForm(fields, {
          form: 'add-motion',
          schema: createMotionInput,
          read: (raw) => ({ actionId: raw.actionId, sessionId, ...readMotion(raw) }),
          act: (input) => createMotion(ctx, input),
        }),
      done: 'motion-added',
    },
    editMotion: {
      run: (fields) =>
        runForm(fields, {
          form: `motion-${fields.motionId ?? ''}`,
          schema: editMotionInput,
          read: (raw) => ({ motionId: raw.motionId, ...readMotion(raw) }),
          act: (input) => editMotion(ctx, input),
        }),
      done: 'motion-saved',
    },
    removeMotion: {
      run: (fields) =>
        runForm(fields, {
          form: 'remove-motion',
          schema: motionIdInput,
          read: ({ motionId }) => ({ motionId }),
          act: (input) => removeMotion(ctx, input),
        }),
      done: 'motion-removed',
    },
  };
}
