import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { searchCommunes } from '#server/domain/communes/search-communes.ts';
import { CommuneSearch } from '../../features/communes/commune-search.tsx';
import { WhatIsHere, Welcome } from '../../features/communes/welcome.tsx';
import { Page } from '../../features/shell/page.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { preferenceCookie } from '../../web/cookies.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

/** Communes shown at once. */
const most = 60;

/** The first page of a language; whoever opens it has chosen the language, which is kept for addresses without one. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const query = new URL(request.url).searchParams.get('q')?.trim().slice(0, 100) ?? '';
  const communes = await orRespond(() => searchCommunes(context.services.db, query, most + 1));
  const title = pageTitle(lang, speak(lang).t('home:title'));
  return data(
    { title, query, communes: communes.slice(0, most), more: communes.length > most },
    { headers: params.lang === lang ? { 'Set-Cookie': preferenceCookie('lang', lang, context.site.secure) } : {} },
  );
}

export const meta = titled;

export default function Home() {
  const { query, communes, more } = useLoaderData<typeof loader>();
  return (
    <Page>
      <div className="grid gap-10">
        <Welcome />
        <CommuneSearch query={query} communes={communes} more={more} />
        <WhatIsHere />
      </div>
    </Page>
  );
}
