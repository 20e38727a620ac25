import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { captionKey } from '#app/contract/inputs/manage-captions.ts';
import { languages } from '#app/contract/languages.ts';
import { loadCaptioner } from '#server/domain/captions/load-captions.ts';
import { CaptionWriter } from '../../features/captions/caption-writer.tsx';
import { Page } from '../../features/shell/page.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { askSignIn, loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, type FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from '../sessions/session-title.server.ts';
import { runCaption } from './run-caption.server.ts';

export const handle = { messages: ['common', 'errors', 'errors.caption', 'captions', 'captions.write'] };

export const loader = (args: LoaderFunctionArgs) => {
  const query = new URL(args.request.url).searchParams;
  const key = captionKey.safeParse(query.get('key') ?? undefined);
  if (!query.has('key')) askSignIn(args);
  return orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const { sessionId } = session;
    const given = query.get('key') === null ? undefined : key.success ? key.data : '';
    return {
      session,
      ...(await loadCaptioner(actionContext(args), { sessionId, key: given })),
      captionKey: given ?? null,
      captionId: randomUUID(),
      lang: languages.find((lang) => lang === query.get('in')) ?? langOf(args.params),
      title: sessionTitle(langOf(args.params), 'captions:write.title', session.title),
    };
  });
};

/** Without script a line is posted when it is ready; the page comes back for the next. */
export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(args.request);
    const answer = await runCaption(args, fields);
    if (!isDone(answer)) return answer;
    const query = new URLSearchParams({ ...(fields.key && { key: fields.key }), in: fields.lang ?? '' });
    return redirect(`${new URL(args.request.url).pathname}?${query.toString()}`, 303);
  });

export const meta = titled;

/** What is written is not asked for anew after each line. */
export const shouldRevalidate = () => false;

/** Where a captioner writes. */
export default function CaptionWriteRoute() {
  const { session, title: _title, captionKey: key, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  const { t, lang, pick } = useT();
  const title = pick(session.title);
  const base = `/${lang}/${session.communeSlug}/sessions/${session.sessionId}`;
  return (
    <Page crumbs={[{ label: title.text, href: base, lang: title.lang }, { label: t('captions:write.title') }]}>
      <CaptionWriter {...page} captionKey={key} refused={refused} lineAddress={`${base}/captions/line`} />
    </Page>
  );
}
