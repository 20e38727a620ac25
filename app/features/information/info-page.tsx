import type { ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { MixedText } from '#app/ui/mixed-text.tsx';

/** The outline of a page of plain text: how many paragraphs and list lines each section has in its namespace. */
export type Outline = ReadonlyArray<{
  key: string;
  paragraphs?: number;
  lines?: number;
  /** Paragraphs below the lines; they go on with the numbers of those above. */
  after?: number;
  extra?: ReactNode;
}>;

const count = (howMany: number): number[] => Array.from({ length: howMany }, (_, at) => at + 1);

type InfoPageProps = {
  ns: string;
  outline: Outline;
  /** What the texts have places for. */ values?: Record<string, string>;
};

/** A page that explains: title, lead, contents, then sections that can be linked to. */
export function InfoPage({ ns, outline, values }: InfoPageProps) {
  const { t, lang } = useT();
  return (
    <article className="grid items-start gap-10 min-[960px]:grid-cols-[minmax(0,1fr)_20rem]">
      <header className="grid max-w-text gap-3">
        <h1>{t(`${ns}:title`)}</h1>
        <p className="text-lg leading-body">
          <MixedText text={t(`${ns}:lead`)} lang={lang} />
        </p>
      </header>
      <nav
        aria-labelledby="contents"
        className="grid gap-2 min-[960px]:col-start-2 min-[960px]:row-span-2 min-[960px]:row-start-1"
      >
        <h2 id="contents" className="text-base">
          {t('information:contents')}
        </h2>
        <ul>
          {outline.map(({ key }) => (
            <li key={key}>
              <a className="inline-block py-1" href={`#${key}`}>
                {t(`${ns}:${key}.title`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid min-w-0 gap-10">
        {outline.map((section) => (
          <Section key={section.key} ns={ns} section={section} values={values} />
        ))}
      </div>
    </article>
  );
}

function Section({ ns, section, values }: Omit<InfoPageProps, 'outline'> & { section: Outline[number] }) {
  const { t, lang } = useT();
  const { key, paragraphs = 0, lines = 0, after = 0, extra } = section;
  const paragraph = (at: number) => (
    <p key={at}>
      <MixedText text={t(`${ns}:${key}.p${at}`, values)} lang={lang} />
    </p>
  );
  return (
    <section id={key} aria-labelledby={`${key}-title`} className="flow">
      <h2 id={`${key}-title`}>{t(`${ns}:${key}.title`)}</h2>
      {count(paragraphs).map(paragraph)}
      {lines > 0 ? (
        <ul>
          {count(lines).map((at) => (
            <li key={at}>
              <MixedText text={t(`${ns}:${key}.li${at}`, values)} lang={lang} />
            </li>
          ))}
        </ul>
      ) : null}
      {count(after).map((at) => paragraph(paragraphs + at))}
      {extra}
    </section>
  );
}
