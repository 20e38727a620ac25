import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppError } from '#app/contract/errors.ts';
import { id } from '#app/contract/ids.ts';
import { loadItemDocuments } from '#server/domain/documents/load-documents.ts';
import { documentsDone, DocumentsView, type DocumentsDone } from '../../features/session-plan/documents-view.tsx';
import type { PlanRefusal } from '../../features/session-plan/plan-form.ts';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { documentLines } from '../../web/document-lines.server.ts';
import { KeepTyped } from '../../web/keep-typed.tsx';
import { askSignIn, askSignInAgain, loadSessionRoom } from '../../web/load-session.server.ts';
import { readUpload } from '../../web/read-upload.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone } from '../../web/run-form.server.ts';
import { typedOwner } from '../../web/typed-owner.server.ts';
import { titled } from '../../web/titled.ts';
import { documentForms } from './document-forms.server.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

async function loadItem(args: LoaderFunctionArgs) {
  const { session } = await loadSessionRoom(args);
  const agendaItemId = id.safeParse(args.params.agendaItemId);
  if (!agendaItemId.success) throw new AppError('not_found', 'agenda.unknown');
  const where = { sessionId: session.sessionId, agendaItemId: agendaItemId.data };
  return { session, ...(await loadItemDocuments(actionContext(args), where)) };
}

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { session, item, documents, opinions } = await loadItem(args);
    const lang = langOf(args.params);
    const lines = documentLines(documents, lang, session);
    const done = new URL(args.request.url).searchParams.get('done');
    return {
      session,
      item,
      documents: documents.map(({ title, langs, opinionId }, at) => ({ title, langs, opinionId, line: lines[at]! })),
      opinions,
      owner: typedOwner(args.context),
      actionIds: { file: randomUUID(), opinion: randomUUID() },
      done: documentsDone.find((known) => known === done) ?? (null as DocumentsDone | null),
      title: sessionTitle(lang, 'documents:title', session.title),
    };
  });
};

/** Who may not attach anything here is told so before a file is read. */
export const action = (args: ActionFunctionArgs) => {
  askSignInAgain(args, {});
  return orRespond(async () => {
    await loadItem(args);
    const upload = await readUpload(args.request, 'file');
    const forms = documentForms(args);
    const intent = upload.fields.intent ?? '';
    const form = Object.hasOwn(forms, intent) ? forms[intent] : undefined;
    if (!form) throw new AppError('invalid', 'command.unknown');
    const answer = await form.run(upload);
    if (!isDone(answer)) return answer;
    return redirect(`${new URL(args.request.url).pathname}?done=${form.done}`, 303);
  });
};

export const meta = titled;

/** The documents of an item of the agenda, for the session's moderators. */
export default function ItemDocumentsRoute() {
  const { owner, ...page } = useLoaderData<typeof loader>();
  const refused = (useActionData<typeof action>() as PlanRefusal | undefined) ?? null;
  const { t } = useT();
  return (
    <SessionPage session={page.session} here={t('documents:title')}>
      <DocumentsView {...page} refused={refused} />
      {page.session.state === 'closed' ? null : <KeepTyped owner={owner} refused={refused !== null} />}
    </SessionPage>
  );
}
