import { createContext, useContext } from 'react';
import type { Lang } from '#app/contract/text.ts';
import type { Messages } from './translate.ts';

/** On the server: all messages of every language. In the browser: nothing, the page brings what it uses. */
export const AllMessagesContext = createContext<Readonly<Record<Lang, Messages>> | null>(null);

/** The messages to speak with: all of them on the server, those the page brought in the browser. */
export function useMessages(lang: Lang, brought: Messages | undefined): Messages {
  return useContext(AllMessagesContext)?.[lang] ?? brought ?? empty;
}

const empty: Messages = {};
