import { renderToStaticMarkup } from 'react-dom/server';
import { errorStatus, isAppError, type AppError } from '#app/contract/errors.ts';
import type { Lang } from '#app/contract/languages.ts';
import { directionOf, localeTags } from '#app/i18n/languages.ts';
import { toUnavailable } from '#server/domain/unavailable.ts';
import stylesheet from '../ui/app.css?url';
import { readerLang } from './reader-lang.server.ts';
import { speak } from './speak.server.ts';

/**
 * Answers a refused post that came without a language: `application/problem+json` to programs, a page to browsers.
 * @param tryAgain the path of the form, without its language
 * @throws what is no expected refusal
 */
export function refuse(request: Request, thrown: unknown, tryAgain: string): Response {
  const error = toUnavailable(thrown);
  if (!isAppError(error)) throw error;
  const lang = readerLang(request);
  const wantsPage = request.headers.get('accept')?.includes('text/html') ?? false;
  const headers = new Headers({
    'Content-Type': wantsPage ? 'text/html; charset=utf-8' : 'application/problem+json',
    'Cache-Control': 'no-store',
    Vary: 'Accept, Accept-Language, Cookie',
  });
  if (error.retryAfter !== undefined) headers.set('Retry-After', String(error.retryAfter));
  const body = wantsPage ? refusalPage(error, lang, tryAgain) : refusalProblem(error, lang);
  return new Response(body, { status: errorStatus[error.code], headers });
}

/** As RFC 9457 has it; `title` is the stable key of the reason, `detail` its sentence. */
function refusalProblem({ code, reason, fields }: AppError, lang: Lang): string {
  const detail = speak(lang).t(`errors:${reason}`);
  return JSON.stringify({ type: 'about:blank', title: reason, status: errorStatus[code], code, detail, fields });
}

function refusalPage({ reason, fields }: AppError, lang: Lang, tryAgain: string): string {
  const { t } = speak(lang);
  const sentences = [...new Set(Object.values(fields ?? { form: reason }))].map((key) => t(`errors:${key}`));
  const page = (
    <html lang={localeTags[lang]} dir={directionOf(lang)} data-theme="system">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${t('form.errors')} · ${t('shell.product')}`}</title>
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body>
        <main className="shell-inner shell-main grid gap-4">
          <h1>{t('form.errors')}</h1>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p>
            <a className="btn btn-main" href={`/${lang}${tryAgain}`}>
              {t('form.back')}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
