import { createContext, type ReactNode, useContext } from 'react';
import { directionOf } from './languages.ts';
import type { Translator } from './translator.ts';
import { useT } from './use-t.tsx';

const SpokenContext = createContext<readonly Translator[] | null>(null);

/** Lets what {@link Said} says below it be read in these languages, the first before the second, or in one; null for the page's. */
export function SpokenProvider({
  translators,
  children,
}: {
  translators: readonly Translator[] | null;
  children: ReactNode;
}) {
  return <SpokenContext.Provider value={translators}>{children}</SpokenContext.Provider>;
}

type Props = {
  say(speak: Translator): string;
  /** The second language on a line of its own. */
  below?: boolean;
};

/** A label in the page's language or, where a screen speaks two at once, in the first of them and smaller in the second. */
export function Said({ say, below }: Props) {
  const page = useT();
  const spoken = useContext(SpokenContext);
  const [first, second] = spoken ?? [];
  if (!first) return <>{say(page)}</>;
  const main = say(first);
  const other = second ? say(second) : main;
  return (
    <>
      <InLanguage of={first}>{main}</InLanguage>
      {!second || main === other ? null : (
        <span className={below ? 'said-below' : 'said-beside'}>
          {below ? null : ' · '}
          <InLanguage of={second}>{other}</InLanguage>
        </span>
      )}
    </>
  );
}

function InLanguage({ of: { lang }, children }: { of: Translator; children: string }) {
  return (
    <bdi lang={lang} dir={directionOf(lang)}>
      {children}
    </bdi>
  );
}
