import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { searchCommunes } from '#server/domain/communes/search-communes.ts';
import { InfoPage } from '../../features/information/info-page.tsx';
import { Links } from '../../features/information/links.tsx';
import { Page } from '../../features/shell/page.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

/** Communes listed here; all are found from the first page. */
const most = 30;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const communes = await orRespond(() => searchCommunes(context.services.db, '', most));
  return {
    title: pageTitle(lang, speak(lang).t('data:title')),
    communes: communes.map(({ slug, nameAr, nameFr }) => ({ slug, name: { ar: nameAr, fr: nameFr, en: nameFr } })),
  };
}

export const meta = titled;

export default function OpenData() {
  const { communes } = useLoaderData<typeof loader>();
  const speak = useT();
  const { t, lang } = speak;
  const lists = communes.map(({ slug, name }) => {
    const { text, lang: ofName } = speak.pick(name);
    return { href: `/${lang}/${slug}/sessions`, label: <UserWords text={text} lang={ofName} /> };
  });
  const licence = { href: `https://creativecommons.org/licenses/by/4.0/deed.${lang}`, label: t('data:licence_link') };
  return (
    <Page>
      <InfoPage
        ns="data"
        outline={[
          { key: 'what', paragraphs: 1, lines: 5, after: 1 },
          { key: 'where', paragraphs: 1, extra: <Links items={lists} /> },
          { key: 'check', paragraphs: 2 },
          { key: 'licence', paragraphs: 1, extra: <Links items={[licence]} /> },
          {
            key: 'programs',
            paragraphs: 1,
            extra: <Links items={[{ href: '/api/v1/openapi.json', label: t('data:openapi') }]} />,
          },
        ]}
      />
    </Page>
  );
}
