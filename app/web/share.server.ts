import type { LoaderFunctionArgs } from '@remix-run/node';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { OpinionPage } from '#app/contract/opinions.ts';
import type { SessionView } from '#app/contract/views.ts';
import { localeTags } from '../i18n/languages.ts';
import { langOf } from './action-context.server.ts';
import { speak } from './speak.server.ts';
import type { Shared } from './shared-meta.ts';

type Args = Pick<LoaderFunctionArgs, 'params' | 'context'>;
type Kind = 'session' | 'minutes' | 'opinion';

function share({ params, context }: Args, kind: Kind, path: string, title: string, description: string): Shared {
  const lang = langOf(params);
  const { t } = speak(lang);
  const url = `${context.site.baseUrl}/${lang}/${params.commune ?? ''}/${path}`;
  const name = t(`share:${kind}`);
  return {
    title,
    description,
    url,
    image: `${url}/card`,
    alt: t('share:alt', { kind: name, title }),
    locale: localeTags[lang].replace('-', '_'),
  };
}

/** What is shown of a session that is shared. */
export function shareSession(args: Args, session: Pick<SessionView, 'sessionId' | 'title' | 'purpose'>): Shared {
  const say = (text: LocalizedText): string => speak(langOf(args.params)).pick(text).text;
  return share(args, 'session', `sessions/${session.sessionId}`, say(session.title), say(session.purpose));
}

/** What is shown of minutes that are shared. */
export function shareMinutes(args: Args, session: Pick<SessionView, 'sessionId' | 'title'>): Shared {
  const { t, pick } = speak(langOf(args.params));
  const title = pick(session.title).text;
  return share(args, 'minutes', `sessions/${session.sessionId}/minutes`, title, `${t('share:minutes')} · ${title}`);
}

/** What is shown of an opinion that is shared, to whom may read it. */
export function shareOpinion(args: Args, { opinion }: OpinionPage): Shared {
  const { t } = speak(langOf(args.params));
  const state = t(`opinion:state_${opinion.state}`);
  return share(args, 'opinion', `opinions/${opinion.opinionId}`, opinion.title, `${t('share:opinion')} · ${state}`);
}
