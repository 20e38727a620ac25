import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkKeptHeadsInput, observerKey } from '#app/contract/inputs/manage-observers.ts';
import { loadLedger } from '#server/domain/ledger/load-ledger.ts';
import { checkKeptHeads } from '#server/domain/observers/check-kept-heads.ts';
import { loadObservation } from '#server/domain/observers/load-observation.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { RecordHeads } from '../../features/ledger/record-heads.tsx';
import { DoorLog } from '../../features/moderation/door-log.tsx';
import { SealLog } from '../../features/moderation/seal-log.tsx';
import { ObserverPage } from '../../features/observers/observer-page.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { readUpload } from '../../web/read-upload.server.ts';
import { orRespond, notFound } from '../../web/respond.server.ts';
import { isDone, runForm } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from '../sessions/session-title.server.ts';
import { SessionPage } from '../sessions/session-page.tsx';

/** The key of the link; without one there is no such page. */
function readKey(request: Request): string {
  const key = observerKey.safeParse(new URL(request.url).searchParams.get('key'));
  return key.success ? key.data : notFound();
}

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const key = readKey(args.request);
    const { session } = await loadSessionRoom(args);
    const { sessionId, communeSlug, title } = session;
    const { services } = args.context;
    const observation = await loadObservation(actionContext(args), { sessionId, key });
    const { doors, seals } = await loadModerationLog(services.db, sessionId);
    return {
      session: { sessionId, communeSlug, title },
      observation,
      doors,
      seals,
      ...(await loadLedger(services.db, sessionId)),
      againHref: `?key=${key}`,
      readAt: services.now().toISOString(),
      title: sessionTitle(langOf(args.params), 'observers:title', title),
    };
  });

/** Holds kept heads against the record. It changes nothing; a file that was chosen counts before what was pasted. */
export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const key = readKey(args.request);
    const { session } = await loadSessionRoom(args);
    const { fields, file } = await readUpload(args.request, 'file');
    const kept = file ? new TextDecoder().decode(file) : (fields.kept ?? '');
    const answer = await runForm(
      { kept },
      {
        form: 'checkKeptHeads',
        schema: checkKeptHeadsInput,
        read: () => ({ sessionId: session.sessionId, key, kept }),
        act: (input) => checkKeptHeads(actionContext(args), input),
      },
    );
    return isDone(answer) ? answer.result : answer;
  });

export const headers = () => ({ 'Cache-Control': 'no-store' });

export const meta = titled;

/** What a named observer reads of a session. */
export default function ObserveRoute() {
  const { session, title: _title, heads, publicKey, doors, seals, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, lang } = useT();
  const base = `/${lang}/${session.communeSlug}/sessions/${session.sessionId}`;
  return (
    <SessionPage session={session} here={t('observers:title')}>
      <ObserverPage
        {...page}
        logHref={`${base}/log`}
        heads={
          <RecordHeads
            sessionId={session.sessionId}
            headsHref={`${base}/heads`}
            feedHref={`${base}/heads.atom`}
            heads={heads}
            publicKey={publicKey}
          />
        }
        acts={
          <>
            {seals.length > 0 ? <SealLog entries={seals} /> : null}
            {doors.length > 0 ? <DoorLog entries={doors} /> : null}
          </>
        }
        refused={answer && 'error' in answer ? answer : undefined}
        answer={answer && 'heads' in answer ? answer : null}
      />
    </SessionPage>
  );
}
