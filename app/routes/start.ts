import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { readerLang } from '../web/reader-lang.server.ts';

/** The bare address leads to the choice of language and commune, in the reader's language. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/${readerLang(request)}`, {
    headers: { Vary: 'Cookie, Accept-Language' },
  });
}
