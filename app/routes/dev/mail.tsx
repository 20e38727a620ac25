import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { KeptMails } from '../../features/accounts/kept-mails.tsx';
import { Page } from '../../features/shell/page.tsx';
import { notFound } from '../../web/respond.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

/** Messages that were kept instead of sent; only where the demo runs. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { mailer, site } = context;
  if (!site.demo || !mailer) return notFound();
  return { title: pageTitle('ar', speak('ar').t('account:mails.title')), mails: await mailer.listKept() };
}

export const meta = titled;

export default function DevMail() {
  const { mails } = useLoaderData<typeof loader>();
  return (
    <Page>
      <KeptMails mails={mails} />
    </Page>
  );
}
