import { useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { ActButton } from './act-button.tsx';
import type { CockpitSanction } from '#app/contract/cockpit-queue.ts';

/** What was imposed on people and holds, each with its end. */
export function Sanctions({ sanctions }: { sanctions: CockpitSanction[] }) {
  const { t } = useT();
  if (sanctions.length === 0) return null;
  return (
    <details>
      <summary className="py-2 font-bold text-indigo">{t('moderate:sanctions', { count: sanctions.length })}</summary>
      <ul className="grid gap-3 pt-2">
        {sanctions.map((item) => (
          <li key={item.sanctionId} className="grid gap-2 border-s-4 border-line-strong ps-4">
            <SanctionWords item={item} />
            <ActButton
              intent="liftSanction"
              fields={{ sanctionId: item.sanctionId }}
              icon="undo"
              about={item.name ? <UserWords text={item.name} /> : t('moderate:no_name')}
            >
              {t(`moderate:lift_${item.kind}`)}
            </ActButton>
          </li>
        ))}
      </ul>
    </details>
  );
}

function SanctionWords({ item: { kind, reason, name, number, confirmed } }: { item: CockpitSanction }) {
  const { t } = useT();
  const read = kind === 'warn' && confirmed ? '_read' : '';
  return (
    <p>
      <strong>{name ? <UserWords text={name} /> : t('moderate:no_name')}</strong>{' '}
      {number === null ? null : `(${t('moderate:comment_number', { number })})`} {t(`moderate:sanction_${kind}${read}`)}
      {': '}
      {t(`room:reasons.${reason}`)}
    </p>
  );
}
