import type { MinutesPaper } from '#app/contract/minutes.ts';
import { localeTags } from '#app/i18n/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { MixedText } from '#app/ui/mixed-text.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { MinutesLine } from './minutes-line.tsx';
import { MinutesBlocks } from './minutes-blocks.tsx';
import { Digest, VersionList, type ListedVersion } from './version-list.tsx';

type Props = {
  paper: MinutesPaper;
  number: number;
  versions: readonly ListedVersion[];
  /** The address of the minutes, without a version. */
  here: string;
  /** The address of the files of this version. */
  files: string;
  /** Whether the reader writes these minutes. */
  writes: boolean;
};

/** Published minutes: the text, its signatures, its versions. */
export function MinutesPage({ paper, number, versions, here, files, writes }: Props) {
  const { t } = useT();
  const newest = versions[0]?.number ?? number;
  return (
    <div className="grid gap-8">
      {number < newest ? (
        <Notice kind="warning" actions={<ButtonLink href={here}>{t('minutes:read_newest')}</ButtonLink>}>
          {t('minutes:older', { number })}
        </Notice>
      ) : null}
      <Paper paper={paper} />
      <section aria-labelledby="files" className="no-print grid gap-3">
        <h2 id="files">{t('minutes:files')}</h2>
        <p className="flex flex-wrap gap-2">
          <Files files={files} lang={paper.lang} />
        </p>
        <p className="flex flex-wrap gap-4">
          {(['replay', 'record'] as const).map((key) => (
            <a key={key} href={here.replace(/minutes$/, key)}>
              {t(`left.${key}`)}
            </a>
          ))}
        </p>
        {writes ? (
          <p>
            <a href={`${here}/edit`}>{t('minutes:to_desk')}</a>
          </p>
        ) : null}
      </section>
      <VersionList versions={versions} here={here} current={number} />
    </div>
  );
}

function Files({ files, lang: paperLang }: { files: string; lang: string }) {
  const { t, lang } = useT();
  const items = [
    ['file_pdf', `minutes.pdf?lang=${paperLang}`],
    ['file_docx', `minutes.docx?lang=${paperLang}`],
    ['file_json', 'content.json'],
  ] as const;
  return (
    <>
      {items.map(([name, address]) => (
        <ButtonLink key={name} href={`${files}/${address}`}>
          <span>
            <MixedText text={t(`minutes:${name}`)} lang={lang} />
          </span>
        </ButtonLink>
      ))}
    </>
  );
}

/** The text itself, in its own language whatever that of the page is. */
function Paper({ paper }: { paper: MinutesPaper }) {
  const { t, lang } = useT();
  const { sections, signatures, version, sha256 } = paper;
  const tag = localeTags[paper.lang];
  const line = (text: string) => <MinutesLine text={text} lang={paper.lang} />;
  return (
    <>
      {lang === paper.lang ? null : <Notice>{t('minutes:two_languages')}</Notice>}
      <article className="document flow min-w-0" lang={tag} dir={paper.lang === 'ar' ? 'rtl' : 'ltr'}>
        <h1>{line(paper.title)}</h1>
        <p>{line(version.join(' · '))}</p>
        {sections.map(({ section, title, blocks }) => (
          <section key={section} aria-labelledby={section}>
            <h2 id={section}>{title}</h2>
            <div className="flow" lang={tag}>
              <MinutesBlocks blocks={blocks} lang={paper.lang} label={title} />
            </div>
          </section>
        ))}
        <section aria-labelledby="signatures">
          <h2 id="signatures">{signatures.title}</h2>
          <ul lang={tag}>
            {signatures.items.map((item) => (
              <li key={item}>{line(item)}</li>
            ))}
          </ul>
        </section>
      </article>
      <p>
        {t('minutes:digest')} <Digest sha256={sha256} />
      </p>
    </>
  );
}
