import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react';
import { AppError } from '#app/contract/errors.ts';
import { loadDocuments } from '#server/domain/documents/load-documents.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { ModerateView } from '../../features/moderation/moderate-view.tsx';
import { notSent, type Refusal } from '../../features/moderation/refusal.tsx';
import { useLastAnswer } from '../../features/moderation/use-last-answer.ts';
import { Page } from '../../features/shell/page.tsx';
import { MotionRules } from '#app/features/votes/motion-rules.tsx';
import { LaterMethod } from '../../features/votes/later-method.tsx';
import { LaterResult } from '../../features/votes/later-result.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { documentLines } from '../../web/document-lines.server.ts';
import { askSignIn, loadSessionRoom } from '../../web/load-session.server.ts';
import { drawJoinSign } from '../../web/qr-code.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';
import { isDone, readFields } from '../../web/run-form.server.ts';
import { doneAddress, readDone } from './moderate-done.server.ts';
import { moderateForms } from './moderate-forms.server.ts';

export const handle = {
  messages: ['common', 'errors', 'room', 'ballot', 'moderate', 'questions', 'floor', 'transcript.wall'],
};

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const room = await loadSessionRoom(args);
    const { session } = room;
    const { statements, acts: _acts, undo, ...cockpit } = await loadCockpit(actionContext(args), session.sessionId);
    const documents = await loadDocuments(args.context.services.db, args.context.actor, session.sessionId);
    const shown = new Set(room.statements.filter((row) => row.text !== null).map((row) => row.statementId));
    return {
      // What the session says of itself is read in the room.
      room: { ...room, session: { ...session, purpose: {}, decides: {}, decidedWhen: {}, afterwards: {} } },
      // What is shown is in the room already.
      cockpit: { ...cockpit, unshownStatements: statements.filter(({ statementId }) => !shown.has(statementId)) },
      documents: documentLines(documents, langOf(args.params), session),
      sign: drawJoinSign(args.context.site.baseUrl, session.code),
      actionId: randomUUID(),
      done: readDone(args.request, undo),
      title: sessionTitle(langOf(args.params), 'moderate:title', session.title),
    };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(args.request);
    const forms = moderateForms(args);
    const form = Object.hasOwn(forms, fields.intent ?? '') ? forms[fields.intent ?? ''] : undefined;
    if (!form) throw new AppError('invalid', 'command.unknown');
    const answer = await form.run(fields);
    if (!isDone(answer)) return answer;
    return redirect(doneAddress(args.request.url, form.done(fields), fields), 303);
  });

/** Without a network the page stays, and says that nothing was sent; a status that failed keeps it from loading anew. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<typeof action>();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return Response.json(notSent, { status: 503 });
  }
}

export const meta = titled;

/** The moderators' side of a session. */
export default function ModerateRoute() {
  const page = useLoaderData<typeof loader>();
  const refused = useLastAnswer(useActionData<typeof action>() as Refusal | undefined);
  const { t, lang } = useT();
  const { communeSlug, sessionId } = page.room.session;
  const base = `/${lang}/${communeSlug}/sessions`;
  return (
    <Page
      crumbs={[
        { label: t('shell.sessions'), href: base },
        { label: t('moderate:room'), href: `${base}/${sessionId}` },
        { label: t('moderate:title') },
      ]}
    >
      <ModerateView
        page={page}
        refused={refused}
        renderDecision={(motion, { attendance }) => (
          <>
            <MotionRules motion={motion} present={attendance?.present ?? null} />
            {motion.method === 'yes-no' ? null : <LaterMethod motion={motion} />}
            {motion.result && 'yes' in motion.result ? <LaterResult result={motion.result} /> : null}
          </>
        )}
      />
    </Page>
  );
}
