import type { OpinionRights, OpinionView, VersionView } from '#app/contract/opinions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { Facts, type Fact } from '#app/ui/facts.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { versionId } from './manage-done.ts';
import { timeFact } from './opinion-facts.tsx';
import { VersionName } from './version-name.tsx';

type Props = {
  version: VersionView;
  opinion: OpinionView;
  rights: OpinionRights;
  actionId: string;
  here: string;
  now: string;
};

/** A version in the list: what it is, who reads it, what can be done with it. */
export function VersionCard({ version, opinion, rights, actionId, here, now }: Props) {
  const speak = useT();
  const { t, date } = speak;
  const name = t('opinion:version_n', { number: version.number });
  const reading = version.publishedAt
    ? t('opinion:public_since', { date: date(version.publishedAt) })
    : t(opinion.opened ? 'opinion:public_while_open' : 'opinion:public_not');
  const facts: Fact[] = [
    timeFact(speak, 'made_at', version.madeAt, now),
    ...(version.madeBy ? [{ label: t('opinion:made_by'), value: <UserWords text={version.madeBy} /> }] : []),
    { label: t('opinion:publicity'), value: reading },
    { label: t('opinion:facts.length'), value: t('opinion:words', { count: version.words }) },
  ];
  const id = versionId(version.number);
  return (
    <Card as="li" id={id} labelledBy={`${id}-title`} className="scroll-mt-4">
      <h3 id={`${id}-title`}>
        {name}{' '}
        <span className="block text-base font-normal">
          <VersionName version={version} />
        </span>
      </h3>
      <Facts items={facts} />
      <div className="flex flex-wrap items-start gap-2">
        <ButtonLink href={`${here}/versions/${version.number}`}>
          {t('opinion:read_version')} <span className="sr-only">{name}</span>
        </ButtonLink>
        {rights.readDraft ? (
          <ButtonLink href={`${here}/versions?from=${version.number}&to=now`}>
            {t('opinion:compare_now')} <span className="sr-only">{name}</span>
          </ButtonLink>
        ) : null}
        {rights.manage ? (
          <VersionActs version={version} actionId={actionId} about={name} canRestore={rights.write} />
        ) : null}
      </div>
    </Card>
  );
}

type ActsProps = { version: VersionView; actionId: string; about: string; canRestore: boolean };

/** What the rapporteur may do with a version; each asks first, with and without script. */
function VersionActs({ version, actionId, about, canRestore }: ActsProps) {
  const { t } = useT();
  const act = version.publishedAt ? 'unpublish' : 'publish';
  return (
    <>
      <Disclosure label={t(`opinion:${act}`)} about={about}>
        <p>{t(`opinion:${act}_text`)}</p>
        <form method="post">
          <Hidden intent={act} actionId={actionId} versionId={version.versionId} />
          <Button variant={act === 'publish' ? 'main' : 'danger'}>{t(`opinion:${act}_yes`)}</Button>
        </form>
      </Disclosure>
      {canRestore ? (
        <Disclosure label={t('opinion:restore')} about={about}>
          <p>{t('opinion:restore_text')}</p>
          <form method="post">
            <Hidden intent="restore" actionId={actionId} versionId={version.versionId} />
            <Button variant="danger">{t('opinion:restore_yes')}</Button>
          </form>
        </Disclosure>
      ) : null}
    </>
  );
}

/** What a form sends beside what is typed. */
export function Hidden(fields: Record<string, string>) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
