import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppError } from '#app/contract/errors.ts';
import { floorGroupInput, regroupInput, setFloorGroupInput } from '#app/contract/inputs/manage-floor.ts';
import { takeBackInput } from '#app/contract/inputs/take-back.ts';
import { loadGroups } from '#server/domain/floor/load-groups.ts';
import { regroupRequest, removeFloorGroup, setFloorGroup } from '#server/domain/floor/set-groups.ts';
import { takeBackFloor } from '#server/domain/floor/undo-floor.ts';
import { GroupsDesk, groupsDone, type GroupsDone } from '../../features/floor/groups-desk.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { askSignIn, loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { SessionPage } from './session-page.tsx';
import { sessionTitle } from './session-title.server.ts';

/** What the last act of a moderator is called where it is taken back. */
const doneOf: Record<string, GroupsDone> = {
  'group-set': 'set',
  'group-removed': 'removed',
  'request-regrouped': 'regrouped',
};

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const { last, ...desk } = await loadGroups(actionContext(args), session.sessionId);
    const told = new URL(args.request.url).searchParams.get('done');
    const kind = groupsDone.find((known) => known === told);
    return {
      session,
      ...desk,
      done: kind ? { kind, undoId: last && doneOf[last.act] === kind ? last.undoId : null } : null,
      now: args.context.services.now().toISOString(),
      actionId: randomUUID(),
      title: sessionTitle(langOf(args.params), 'groups:title', session.title),
    };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(args.request);
    const form = Object.hasOwn(forms, fields.intent ?? '') ? forms[fields.intent as keyof typeof forms] : null;
    if (!form) throw new AppError('invalid', 'command.unknown');
    const answer = await form.run(args, fields);
    return isDone(answer) ? redirect(`${new URL(args.request.url).pathname}?done=${form.done}`, 303) : answer;
  });

type Fields = Record<string, string>;
type Form = { done: GroupsDone; run(args: ActionFunctionArgs, fields: Fields): ReturnType<typeof runForm> };

const forms = {
  set: {
    done: 'set',
    run: (args, fields) =>
      runForm(fields, {
        form: 'set',
        schema: setFloorGroupInput,
        read: ({ actionId, groupId, 'name.ar': ar = '', 'name.fr': fr = '', minutes = '' }) => ({
          actionId,
          sessionId: args.params.sessionId,
          ...(groupId && { groupId }),
          name: { ar, ...(fr.trim() && { fr }) },
          minutes: minutes.trim() ? Number(minutes) : undefined,
        }),
        act: (input) => setFloorGroup(actionContext(args), input),
      }),
  },
  remove: {
    done: 'removed',
    run: (args, fields) =>
      runForm(fields, {
        form: 'remove',
        schema: floorGroupInput,
        read: ({ groupId }) => ({ sessionId: args.params.sessionId, groupId }),
        act: (input) => removeFloorGroup(actionContext(args), input),
      }),
  },
  regroup: {
    done: 'regrouped',
    run: (args, fields) =>
      runForm(fields, {
        form: 'regroup',
        schema: regroupInput,
        read: ({ requestId, groupId }) => ({ requestId, groupId: groupId || null }),
        act: (input) => regroupRequest(actionContext(args), input),
      }),
  },
  takeBack: {
    done: 'undone',
    run: (args, fields) =>
      runForm(fields, {
        form: 'takeBack',
        schema: takeBackInput,
        read: ({ undoId }) => ({ undoId }),
        act: (input) => takeBackFloor(actionContext(args), input),
      }),
  },
} satisfies Record<string, Form>;

export const headers = () => ({ 'Cache-Control': 'no-store' });

export const meta = titled;

/** The groups of speakers of a session and their time, for moderators. */
export default function GroupsRoute() {
  const { session, title: _title, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  const { t } = useT();
  return (
    <SessionPage session={session} here={t('groups:title')} fromCockpit>
      <GroupsDesk {...page} isClosed={session.state === 'closed'} refused={refused} />
    </SessionPage>
  );
}
