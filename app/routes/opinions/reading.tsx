import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReadingView } from '../../features/opinions/reading-view.tsx';
import { Page } from '../../features/shell/page.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { KeepTyped } from '../../web/keep-typed.tsx';
import {
  loadAuthorList,
  loadOpinionPage,
  loadVersionList,
  publishedOf,
  writeDoor,
} from '../../web/load-opinion.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { shareOpinion } from '../../web/share.server.ts';
import { sharedMeta } from '../../web/shared-meta.ts';
import { titled } from '../../web/titled.ts';
import { typedOwner } from '../../web/typed-owner.server.ts';
import { opinionCrumbs } from './opinion-crumbs.ts';
import { opinionTitle } from './opinion-title.server.ts';

const said = ['created', 'stopped'] as const;

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const page = await loadOpinionPage(args);
    const { versions } = await loadVersionList(args);
    const done = new URL(args.request.url).searchParams.get('done');
    return {
      page,
      published: publishedOf(versions),
      authors: await loadAuthorList(args, page),
      door: writeDoor(args.context.actor, page),
      done: said.find((one) => one === done) ?? null,
      title: opinionTitle(langOf(args.params), page.opinion),
      share: shareOpinion(args, page),
      owner: typedOwner(args.context),
      now: args.context.services.now().toISOString(),
    };
  });

export const meta = (args: { data?: unknown }) => [...titled(args), ...sharedMeta(args)];

/** An opinion to read, without script; one that was just begun forgets what was typed to begin it. */
export default function ReadingRoute() {
  const { title: _, share: _share, owner, ...view } = useLoaderData<typeof loader>();
  const speak = useT();
  return (
    <Page crumbs={opinionCrumbs(speak, view.page.opinion)}>
      <ReadingView {...view} asVersion={false} />
      {view.done === 'created' ? <KeepTyped owner={owner} /> : null}
    </Page>
  );
}
