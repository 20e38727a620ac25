import { useT } from '#app/i18n/use-t.tsx';
import type { Joiner } from './join-form.tsx';
import { Icon } from '#app/ui/icon.tsx';

/** What others will see of somebody who takes part: the rule in one sentence, the details folded under it. */
export function WhatIsPublic({ joiner }: { joiner: Joiner }) {
  const { t } = useT();
  return (
    <div className="grid gap-1">
      <p className="flex gap-3">
        <Icon name="eye" className="mt-1 text-ink-soft" />
        <span>{t(`join:public_rule${joiner?.kind === 'account' && joiner.name !== null ? '_account' : ''}`)}</span>
      </p>
      <details className="ps-8">
        <summary className="py-2 text-indigo underline underline-offset-4">{t('join:public')}</summary>
        <ul className="grid list-disc gap-2 ps-5">
          <li>{t('join:public_comments')}</li>
          <li>{t('join:public_votes')}</li>
          <li>{t('join:public_named')}</li>
        </ul>
      </details>
    </div>
  );
}
