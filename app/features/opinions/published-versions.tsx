import type { VersionView } from '#app/contract/opinions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

type Props = { versions: readonly VersionView[]; shown: number | null; here: string };

/** From so many on, the earlier ones are folded away. */
const few = 5;

/** The versions that everybody may read, newest first. */
export function PublishedVersions({ versions, shown, here }: Props) {
  const { t } = useT();
  const links = (some: readonly VersionView[]) => (
    <ul className="grid gap-1">
      {some.map((version) => (
        <li key={version.number}>
          <VersionLink version={version} here={here} current={version.number === shown} />
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-labelledby="published-title" className="no-print grid gap-2">
      <h2 id="published-title" className="text-lg">
        {t('opinion:published')}
      </h2>
      {versions.length === 0 ? <p className="text-ink-soft">{t('opinion:published_none')}</p> : null}
      {links(versions.slice(0, few))}
      {versions.length > few ? <a href={`${here}/versions`}>{t('opinion:compare.back')}</a> : null}
    </nav>
  );
}

function VersionLink({ version, here, current }: { version: VersionView; here: string; current: boolean }) {
  const { t, date } = useT();
  return (
    <a
      className="inline-block py-2"
      href={`${here}/versions/${version.number}`}
      aria-current={current ? 'page' : undefined}
    >
      {t('opinion:version_n', { number: version.number })}
      {version.name ? (
        <>
          {' · '}
          <UserWords text={version.name} />
        </>
      ) : null}{' '}
      <span className="whitespace-nowrap text-ink-soft">({date(version.publishedAt ?? version.madeAt)})</span>
    </a>
  );
}
