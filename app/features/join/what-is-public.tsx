import { useT } from '#app/i18n/use-t.tsx';
import { Icon, type IconName } from '#app/ui/icon.tsx';

const lines: Array<{ key: string; icon: IconName }> = [
  { key: 'public_comments', icon: 'comment' },
  { key: 'public_votes', icon: 'vote' },
  { key: 'public_named', icon: 'eye' },
];

/** What others will see of somebody who takes part, said before they do. */
export function WhatIsPublic() {
  const { t } = useT();
  return (
    <div className="grid gap-2">
      <p className="font-bold">{t('join:public')}</p>
      <ul className="grid max-w-text gap-2">
        {lines.map(({ key, icon }) => (
          <li key={key} className="flex gap-3">
            <Icon name={icon} className="mt-1 text-ink-soft" />
            <span>{t(`join:${key}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
