import { useContext } from 'react';
import type { Lang, LocalizedText } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { directionOfLanguage } from '#app/ui/text-direction.ts';
import { UserWords } from '#app/ui/user-text.tsx';
import { fitTitle } from './fit-title.ts';
import { FitContext, SideBySideContext } from './use-fit.ts';

type Props = {
  title: LocalizedText;
  /** Steps smaller than the length alone asks for. */
  less?: number;
  /** Only the page's language, where space is short. */
  alone?: boolean;
};

/** A title in huge type, and beneath it the same in the hall's other language. */
export function WallTitle({ title, less = 0, alone }: Props) {
  const { pick } = useT();
  const fit = useContext(FitContext);
  const langs = useContext(SideBySideContext);
  // A second language that nobody could see whole is worth less than all of the first.
  const short = fit > 3 || (alone && fit > 1);
  if (!short && langs?.every((lang) => title[lang]))
    return <TitlesBeside title={title} langs={langs} less={less + fit + 1} />;
  const main = pick(title);
  const second = main.lang === 'ar' ? 'fr' : 'ar';
  const other = alone || fit > 1 ? undefined : title[second];
  return (
    <div className="grid gap-[calc(1*var(--wall))]">
      <h1 className={fitTitle(main.text, less + fit)}>
        <UserWords text={main.text} lang={main.lang} />
      </h1>
      {other ? (
        // The line has its own direction, so that it begins at its side and is cut at its end.
        <p
          className="wall-small line-clamp-2 text-balance text-ink-soft"
          lang={second}
          dir={directionOfLanguage(second)}
        >
          {other}
        </p>
      ) : null}
    </div>
  );
}

/** A title in two languages of one size, each on its side. */
function TitlesBeside({ title, langs, less }: { title: LocalizedText; langs: readonly Lang[]; less: number }) {
  return (
    <h1 className="grid items-start gap-[calc(4*var(--wall))] md:grid-cols-2">
      {langs.map((lang) => (
        <span
          key={lang}
          lang={lang}
          dir={directionOfLanguage(lang)}
          className={`${fitTitle(title[lang] ?? '', less)} block`}
        >
          {title[lang]}
        </span>
      ))}
    </h1>
  );
}
