import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { attendanceStates } from '#app/contract/attendance.ts';
import { recordBySignInput } from '#app/contract/inputs/check-in.ts';
import { takeBackInput } from '#app/contract/inputs/take-back.ts';
import { recordAttendanceInput } from '#app/contract/inputs/record-attendance.ts';
import { recordBySign } from '#server/domain/attendance/check-in.ts';
import { loadAttendanceList } from '#server/domain/attendance/load-attendance-list.ts';
import { takeBackAttendance } from '#server/domain/attendance/undo-attendance.ts';
import { recordAttendance } from '#server/domain/attendance/record-attendance.ts';
import { AttendanceDesk } from '../../features/attendance/attendance-desk.tsx';
import { SignForm } from '../../features/attendance/sign-form.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { askSignIn, loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

const notedStates = [...attendanceStates, 'undone'] as const;

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args, true);
  return orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const query = new URL(args.request.url).searchParams;
    const state = notedStates.find((known) => known === query.get('done'));
    const { undoId, ...list } = await loadAttendanceList(actionContext(args), session.sessionId);
    return {
      session,
      list,
      // The camera of the desk's phone opens the sign of a member as a link.
      sign: /^[0-9A-Z]{8}$/.exec(query.get('sign') ?? '')?.[0],
      noted: state ? { number: Number(query.get('seat')), state, undoId: state === 'undone' ? null : undoId } : null,
      title: sessionTitle(langOf(args.params), 'attendance:title', session.title),
    };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(args.request);
    if (fields.intent === 'sign') return recordSign(args, fields);
    if (fields.intent === 'takeBack') return takeBack(args, fields);
    const answer = await runForm(fields, {
      form: 'recordAttendance',
      schema: recordAttendanceInput,
      read: ({ mandateId, state }) => ({ sessionId: args.params.sessionId, mandateId, state }),
      act: (input) => recordAttendance(actionContext(args), input),
    });
    if (!isDone(answer)) return answer;
    return toSeat(args, Number(fields.number) || 0, fields.state);
  });

/** The last note on the list, taken off it again. */
async function takeBack(args: ActionFunctionArgs, fields: Record<string, string>) {
  const answer = await runForm(fields, {
    form: 'takeBack',
    schema: takeBackInput,
    read: ({ undoId }) => ({ undoId }),
    act: (input) => takeBackAttendance(actionContext(args), input),
  });
  return isDone(answer) ? toSeat(args, Number(fields.number) || 0, 'undone') : answer;
}

/** A member's sign that was typed or read by the camera. */
async function recordSign(args: ActionFunctionArgs, fields: Record<string, string>) {
  const answer = await runForm(fields, {
    form: 'recordBySign',
    schema: recordBySignInput,
    read: ({ code, state }) => ({ sessionId: args.params.sessionId, code, state }),
    act: (input) => recordBySign(actionContext(args), input),
  });
  return isDone(answer) ? toSeat(args, answer.result.number, fields.state) : answer;
}

function toSeat({ request }: ActionFunctionArgs, seat: number, state = ''): Response {
  const query = new URLSearchParams({ done: state, seat: String(seat) });
  return redirect(`${new URL(request.url).pathname}?${query.toString()}#seat-${seat}`, 303);
}

export const meta = titled;

/** The attendance list of the members of a sitting, for who keeps it at the door. */
export default function AttendanceRoute() {
  const { session, list, noted, sign } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  const { t, lang } = useT();
  const base = `/${lang}/${session.communeSlug}/sessions`;
  const bySign = refused?.form === 'recordBySign' ? refused : undefined;
  const [reason = refused?.error.reason] = Object.values(refused?.error.fields ?? {});
  return (
    <SessionPage session={session} here={t('attendance:title')}>
      <AttendanceDesk
        {...list}
        isClosed={session.state === 'closed'}
        delegationsHref={`${base}/${session.sessionId}/delegations`}
        noted={refused ? null : noted}
        error={reason === undefined || bySign ? null : t(`errors:${reason}`)}
        signForm={<SignForm typed={sign} refused={bySign} doorHref={`${base}/${session.sessionId}/door`} />}
      />
    </SessionPage>
  );
}
