import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Lang } from '#app/contract/text.ts';
import { pickMessages } from '#app/i18n/messages.server.ts';
import { zoneChanges } from '#app/i18n/zone.server.ts';
import type { ZoneChanges } from '#app/i18n/zone.ts';
import type { Messages } from '#app/i18n/translate.ts';
import { langOf } from './action-context.server.ts';
import { themeOf, type Theme } from './cookies.server.ts';

export type RootLoad = {
  lang: Lang;
  theme: Theme;
  /** Path of the page with its query, for the language switch and forms that come back. */
  path: string;
  demo: boolean;
  person: { name: string | null; kind: 'account' | 'guest'; roles: string[] } | null;
  /** What a page with script speaks with; nothing on all others. */
  messages: Messages | undefined;
  now: string;
  zone: ZoneChanges;
};

const live = /^\/[a-z]{2}\/[a-z0-9-]+\/sessions\/[0-9a-f-]{36}(\/moderate|\/projector)?$/;
const namespaces: Record<string, string[]> = {
  '': ['common', 'errors', 'room'],
  '/moderate': ['common', 'errors', 'room', 'moderate'],
  '/projector': ['common', 'room', 'projector'],
};

/** What every page knows of its reader. */
export async function loadRoot({ request, params, context }: LoaderFunctionArgs): Promise<RootLoad> {
  const url = new URL(request.url);
  const lang = langOf({ lang: params.lang ?? url.pathname.split('/')[1] });
  const found = live.exec(url.pathname);
  const { actor } = context;
  return {
    lang,
    theme: themeOf(request),
    path: url.pathname + url.search,
    demo: context.site.demo,
    person:
      actor.kind === 'visitor'
        ? null
        : { name: actor.name, kind: actor.kind, roles: [...new Set(actor.roles.map((grant) => grant.role))] },
    messages: found ? pickMessages(lang, namespaces[found[1] ?? ''] ?? []) : undefined,
    now: new Date().toISOString(),
    zone: zoneChanges,
  };
}
