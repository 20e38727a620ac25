import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Gallery, readTheme } from '#app/ui/gallery.tsx';
import { notFound } from '../../web/respond.server.ts';
import { titled } from '../../web/titled.ts';

/** Every component in both directions; only where the demo runs. */
export function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.site.demo) return notFound();
  const { searchParams } = new URL(request.url);
  return {
    title: '/dev/ui · Tachawor',
    theme: readTheme(searchParams.get('theme')),
    lang: searchParams.get('lang') === 'fr' ? ('fr' as const) : ('ar' as const),
  };
}

export const meta = titled;

export default function DevUi() {
  const { theme, lang } = useLoaderData<typeof loader>();
  return <Gallery theme={theme} lang={lang} />;
}
