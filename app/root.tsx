import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, useMatches, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { SpeakProvider } from './i18n/use-t.tsx';
import { directionOf, localeTags } from './i18n/languages.ts';
import type { ZoneChanges } from './i18n/zone.ts';
import { fontPreload } from './ui/font-preload.ts';
import { ProblemPage } from './features/shell/problem-page.tsx';
import { useMessages } from './i18n/use-messages.ts';
import { useNonce } from './web/nonce.ts';
import { loadRoot } from './web/load-root.server.ts';
import stylesheet from './ui/app.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const loader = (args: LoaderFunctionArgs) => loadRoot(args);

export type RootData = Awaited<ReturnType<typeof loader>>;

/** The loader data of every page; undefined only on a page whose root failed. */
export function useRoot(): RootData | undefined {
  return useRouteLoaderData<typeof loader>('root');
}

/** Where the root itself failed no times are shown. */
const noZone: ZoneChanges = [];

type Handle = { hydrate?: boolean; projector?: boolean };

export function Layout({ children }: { children: ReactNode }) {
  const root = useRoot();
  const handles = useMatches().map((match) => match.handle as Handle | undefined);
  const hydrate = handles.some((handle) => handle?.hydrate);
  const nonce = useNonce();
  const lang = root?.lang ?? 'ar';
  const messages = useMessages(lang, root?.messages);
  return (
    <html lang={localeTags[lang]} dir={directionOf(lang)} data-theme={root?.theme ?? 'system'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="preload" as="font" type="font/woff2" href={fontPreload(lang)} crossOrigin="anonymous" />
        <Meta />
        <Links />
      </head>
      <body className={handles.some((handle) => handle?.projector) ? 'projector' : undefined}>
        <SpeakProvider lang={lang} messages={messages} zone={root?.zone ?? noZone}>
          {children}
        </SpeakProvider>
        {hydrate ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ProblemPage />;
}
