import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { signInInput } from '#app/contract/inputs/sign-in.ts';
import { redirectWithLang } from '../../web/add-lang.server.ts';
import { backPath } from '../../web/back-path.server.ts';
import { enterAccount } from '../../web/enter.server.ts';
import { readerLang } from '../../web/reader-lang.server.ts';
import { refuse } from '../../web/refuse.server.tsx';
import { parseInput } from '#app/contract/parse-input.ts';
import { readFields } from '../../web/run-form.server.ts';

export const loader = ({ request }: LoaderFunctionArgs) => redirectWithLang(request);

/** Signing in for programs: the fields `email`, `password`, and `back` for where to go. */
export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  try {
    const { email, password, back } = await readFields(request);
    const to = backPath(back, readerLang(request));
    return await enterAccount(args, parseInput(signInInput, { email, password }), to);
  } catch (error) {
    return refuse(request, error, '/sign-in');
  }
}
