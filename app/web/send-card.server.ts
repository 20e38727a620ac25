import type { LoaderFunctionArgs } from '@remix-run/node';
import { guessLang } from '#app/contract/languages.ts';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { langOf } from './action-context.server.ts';
import { speak } from './speak.server.ts';

type Args = Pick<LoaderFunctionArgs, 'params' | 'context'>;
type Said = { kind: 'session' | 'minutes' | 'opinion'; title: string; line: string; slug: string };

/** The picture of a page as PNG, drawn once for its words. What everybody may see is kept for a while by whoever asks. */
export async function sendCard({ params, context }: Args, { kind, title, line, slug }: Said): Promise<Response> {
  const lang = langOf(params);
  const { t, pick } = speak(lang);
  const { name } = await loadCommune(context.services.db, slug);
  const png = await context.drawCard({
    lang,
    kind: t(`share:${kind}`),
    title,
    titleLang: guessLang(title, lang),
    place: `${t('shell.commune')} ${pick(name).text}`,
    line,
    product: t('shell.product'),
  });
  const keep = kind === 'opinion' ? 'private, max-age=300' : 'public, max-age=300';
  return new Response(Uint8Array.from(png), { headers: { 'Content-Type': 'image/png', 'Cache-Control': keep } });
}
