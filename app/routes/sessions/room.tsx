import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import { onlyTabDiffers } from './room/only-tab-differs.ts';
import { pickText } from '#app/contract/languages.ts';
import { Page } from '../../features/shell/page.tsx';
import { Room } from './room/room.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { loadRoomPage } from '../../web/load-room-page.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { runRoomAction } from '../../web/room-action.server.ts';
import { shareSession } from '../../web/share.server.ts';
import { sharedMeta } from '../../web/shared-meta.ts';
import type { FormAnswer } from '../../web/run-form.server.ts';

export const handle = {
  messages: ['common', 'errors', 'room', 'own', 'ballot', 'questions', 'map', 'floor', 'captions'],
};

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const page = await loadRoomPage(args);
    const title = pickText(page.room.session.title, langOf(args.params)).text;
    return { ...page, title, share: shareSession(args, page.room.session) };
  });

export const action = (args: ActionFunctionArgs) => orRespond(() => runRoomAction(args));

/** Another tab of the same page needs nothing new from the server. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => (formMethod === undefined && onlyTabDiffers(currentUrl, nextUrl) ? false : defaultShouldRevalidate);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, ...sharedMeta({ data })];

/** The room: everything a citizen does in a session. */
export default function RoomRoute() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  return (
    <Page>
      <Room page={page} refused={refused} />
    </Page>
  );
}
