import { writableStates, type OpinionPage, type VersionView } from '#app/contract/opinions.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

type Props = { page: OpinionPage; version: VersionView; published: readonly VersionView[]; here: string };

/** Says that what is read is a version, which one, and whether there is a later one. */
export function VersionNotice({ page, version, published, here }: Props) {
  const { t, date } = useT();
  const later = published.find(({ number }) => number > version.number);
  const goesOn = writableStates.includes(page.opinion.state);
  return (
    <Notice
      title={
        <>
          {t('opinion:version_title', { number: version.number })}
          {version.name ? (
            <>
              {' · '}
              <UserWords text={version.name} />
            </>
          ) : null}
        </>
      }
    >
      <p>
        {version.publishedAt
          ? t('opinion:version_published', { date: date(version.publishedAt) })
          : t(page.opinion.opened ? 'opinion:version_while_open' : 'opinion:version_members')}
        {goesOn ? ` ${t('opinion:version_going_on')}` : null}
      </p>
      {later ? (
        <p>
          <Phrase
            k="opinion:version_later"
            parts={{
              version: (
                <a href={`${here}/versions/${later.number}`}>{t('opinion:version_n', { number: later.number })}</a>
              ),
            }}
          />
        </p>
      ) : null}
    </Notice>
  );
}
