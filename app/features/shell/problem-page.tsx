import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { useRequestId } from './request-id.ts';
import { Page } from './page.tsx';

const known = ['not_found', 'forbidden', 'unauthenticated', 'unavailable', 'rate_limited', 'conflict', 'invalid'];

function readProblem(error: unknown): { code: string; reason: string | undefined } {
  const problem = isRouteErrorResponse(error) ? (error.data as { code?: string; reason?: string } | null) : null;
  const code =
    problem?.code && known.includes(problem.code)
      ? problem.code
      : isRouteErrorResponse(error) && error.status === 404
        ? 'not_found'
        : 'internal';
  return { code, reason: problem?.reason };
}

/** The title of the document where a page failed before it could name itself; nothing where none did. */
export function ProblemTitle() {
  const error = useRouteError();
  const { t } = useT();
  // Without an error the router answers null on the server and undefined in the browser.
  if (error === undefined || error === null) return null;
  return <title>{`${t(`problem.${readProblem(error).code}`)} · ${t('shell.product')}`}</title>;
}

/** The page for everything that went wrong: what happened, what is kept, what to do now. */
export function ProblemPage() {
  const { t, lang } = useT();
  const requestId = useRequestId();
  const { code, reason } = readProblem(useRouteError());
  const sentence = reason ? t(`errors:${reason}`) : '';
  return (
    <Page>
      <h1>{t(`problem.${code}`)}</h1>
      <p>{sentence && sentence !== reason ? sentence : t(`problem.${code}_text`)}</p>
      {code === 'internal' && requestId ? (
        <p>
          {t('problem.request')} <bdi dir="ltr">{requestId}</bdi>
        </p>
      ) : null}
      <p className="flex flex-wrap gap-3">
        {code === 'unauthenticated' ? (
          <ButtonLink variant="main" href={`/${lang}/sign-in`}>
            {t('shell.sign_in')}
          </ButtonLink>
        ) : null}
        <ButtonLink href={`/${lang}`}>{t('problem.home')}</ButtonLink>
      </p>
    </Page>
  );
}
