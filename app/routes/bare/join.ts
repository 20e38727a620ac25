import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { joinByCodeInput } from '#app/contract/inputs/join-session.ts';
import { redirectWithLang } from '../../web/add-lang.server.ts';
import { enterRoom, readJoin } from '../../web/enter.server.ts';
import { readerLang } from '../../web/reader-lang.server.ts';
import { refuse } from '../../web/refuse.server.tsx';
import { parseInput } from '#app/contract/parse-input.ts';
import { readFields } from '../../web/run-form.server.ts';

export const loader = ({ request }: LoaderFunctionArgs) => redirectWithLang(request);

/** Joining for programs, and for old links: the fields `code` and `name`. */
export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  try {
    const input = parseInput(joinByCodeInput, readJoin(await readFields(request)));
    return await enterRoom(args, readerLang(request), input);
  } catch (error) {
    return refuse(request, error, '/join');
  }
}
