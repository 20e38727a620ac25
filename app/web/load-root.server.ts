import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Lang } from '#app/contract/languages.ts';
import { langOf } from './action-context.server.ts';
import { themeOf, type Theme } from './cookies.server.ts';

export type RootLoad = {
  lang: Lang;
  theme: Theme;
  demo: boolean;
  person: { name: string | null; kind: 'account' | 'guest'; roles: string[] } | null;
  now: string;
};

/** What every page knows of its reader. */
export async function loadRoot({ request, params, context }: LoaderFunctionArgs): Promise<RootLoad> {
  const url = new URL(request.url);
  const lang = langOf({ lang: params.lang ?? url.pathname.split('/')[1] });
  const { actor } = context;
  return {
    lang,
    theme: themeOf(request),
    demo: context.site.demo,
    person:
      actor.kind === 'visitor'
        ? null
        : { name: actor.name, kind: actor.kind, roles: [...new Set(actor.roles.map((grant) => grant.role))] },
    now: context.services.now().toISOString(),
  };
}
