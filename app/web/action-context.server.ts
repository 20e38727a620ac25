import type { AppLoadContext } from '@remix-run/server-runtime';
import { languages, type Lang } from '#app/contract/languages.ts';
import type { ActionContext } from '#server/domain/context.ts';

type Args = { context: AppLoadContext; params: Record<string, string | undefined>; request: Request };

/** The language of a page, from the first segment of its path; Arabic where there is none. */
export function langOf(params: Record<string, string | undefined>): Lang {
  const found = languages.find((lang) => lang === params.lang);
  return found ?? 'ar';
}

/** What actions take first, from what Remix hands to a loader or action. */
export function actionContext({ context, params }: Args): ActionContext {
  return { actor: context.actor, lang: langOf(params), requestId: context.requestId, services: context.services };
}
