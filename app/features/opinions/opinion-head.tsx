import type { ReactNode } from 'react';
import type { OpinionView } from '#app/contract/opinions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { StateChip } from './opinion-facts.tsx';
import { opinionName } from './opinion-name.ts';

type Props = {
  opinion: OpinionView;
  /** What this page is for, said before the subject; none on the page of the opinion itself. */
  purpose?: string;
  children?: ReactNode;
};

/** The head of a page of an opinion: its state, its subject, what can be done here. */
export function OpinionHead({ opinion, purpose, children }: Props) {
  const speak = useT();
  return (
    <header className="grid max-w-text gap-3">
      <p className="flex flex-wrap items-center gap-3">
        <StateChip state={opinion.state} />
        <span className="text-ink-soft">{opinionName(speak, opinion)}</span>
      </p>
      <h1>
        {purpose ? <span className="block text-base font-normal text-ink-soft">{purpose}</span> : null}
        <UserWords text={opinion.title} lang={opinion.lang} />
      </h1>
      {children}
    </header>
  );
}
