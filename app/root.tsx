import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, useMatches, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { SpeakProvider } from './i18n/use-t.tsx';
import { directionOf, localeTags } from './i18n/languages.ts';
import { LoadedAt } from './ui/loaded-at.ts';
import { fontPreload } from './ui/font-preload.ts';
import { ProblemPage, ProblemTitle } from './features/shell/problem-page.tsx';
import { speechId, useSpeech } from './i18n/speech.ts';
import { useNonce } from './web/nonce.ts';
import { loadRoot } from './web/load-root.server.ts';
import { onlyNewPath } from './routes/only-new-path.ts';
import stylesheet from './ui/app.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const loader = (args: LoaderFunctionArgs) => loadRoot(args);

export const shouldRevalidate = onlyNewPath;

export type RootData = Awaited<ReturnType<typeof loader>>;

/** The loader data of every page; undefined only on a page whose root failed. */
export function useRoot(): RootData | undefined {
  return useRouteLoaderData<typeof loader>('root');
}

/**
 * A route that ships script names the messages it speaks with; all others ship none. `refresh` is when a page that runs no script
 * asks anew, and for which address.
 */
type Handle = { messages?: string[]; projector?: boolean; refresh?: (loaded: unknown) => string | null };

export function Layout({ children }: { children: ReactNode }) {
  const root = useRoot();
  const matches = useMatches();
  const handles = matches.map((match) => match.handle as Handle | undefined);
  const [refresh] = matches.flatMap((match, at) => handles[at]?.refresh?.(match.data) ?? []);
  const nonce = useNonce();
  const lang = root?.lang ?? 'ar';
  const { translator, packed } = useSpeech(lang, handles.find((handle) => handle?.messages)?.messages);
  return (
    <SpeakProvider translator={translator}>
      <html lang={localeTags[lang]} dir={directionOf(lang)} data-theme={root?.theme ?? 'system'}>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <link rel="preload" as="font" type="font/woff2" href={fontPreload(lang)} crossOrigin="anonymous" />
          <Meta />
          <ProblemTitle />
          <Links />
          {refresh ? (
            <noscript>
              <meta httpEquiv="refresh" content={refresh} />
            </noscript>
          ) : null}
        </head>
        <body className={handles.some((handle) => handle?.projector) ? 'projector' : undefined}>
          <LoadedAt.Provider value={root?.now ?? null}>{children}</LoadedAt.Provider>
          {packed === null ? null : (
            <>
              <script
                type="application/json"
                id={speechId}
                suppressHydrationWarning
                dangerouslySetInnerHTML={{ __html: packed }}
              />
              <Scripts nonce={nonce} />
            </>
          )}
        </body>
      </html>
    </SpeakProvider>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ProblemPage />;
}
