import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { Time } from '#app/ui/time.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

export type ListedVersion = { number: number; reason: string | null; publishedAt: string; sha256: string };

type Props = { versions: readonly ListedVersion[]; here: string; current: number | null };

/** All published versions, newest first: none of them ever changes. */
export function VersionList({ versions, here, current }: Props) {
  const { t } = useT();
  return (
    <section aria-labelledby="versions" className="no-print grid gap-4">
      <h2 id="versions">{t('minutes:versions')}</h2>
      <p>{t('minutes:versions_lead')}</p>
      <ol className="grid gap-4">
        {versions.map((version) => (
          <Version key={version.number} version={version} here={here} current={current} />
        ))}
      </ol>
    </section>
  );
}

function Version({ version, here, current }: { version: ListedVersion } & Pick<Props, 'here' | 'current'>) {
  const { t, dateTime } = useT();
  const { number, reason, publishedAt, sha256 } = version;
  const name = t('minutes:version', { number });
  const facts = [
    { label: t('minutes:published'), value: <Time iso={publishedAt} absolute={dateTime(publishedAt)} /> },
    ...(reason === null ? [] : [{ label: t('minutes:reason'), value: <UserWords text={reason} /> }]),
    {
      label: <UserWords text="SHA-256" lang="en" />,
      value: <Digest sha256={sha256} />,
    },
  ];
  return (
    <Card as="li" labelledBy={`version-${number}`} kind={number === current ? 'marked' : 'plain'}>
      <h3 id={`version-${number}`} className="text-lg">
        {number === current ? name : <a href={`${here}/${number}`}>{name}</a>}
      </h3>
      <Facts items={facts} />
    </Card>
  );
}

/** The digest of a version, from left to right wherever it stands. */
export function Digest({ sha256 }: { sha256: string }) {
  return (
    <bdi dir="ltr" lang="en" className="nums break-all">
      {sha256}
    </bdi>
  );
}
