import type { OwnSanction } from '#app/contract/own-side.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** What moderators imposed on the viewer, with the reason; a warning waits until it was read. */
export function OwnSanctions({ sanctions }: { sanctions: OwnSanction[] }) {
  const { t } = useT();
  return sanctions.map(({ sanctionId, kind, reason, number }) => (
    <Notice key={sanctionId} kind="warning" title={t(`own:sanction.${kind}`)}>
      <p>
        {t(`own:sanction.${kind}_text`, { reason: t(`room:reasons.${reason}`) })}{' '}
        {number === null ? null : t('own:sanction.about', { number })}
      </p>
      {kind === 'warn' ? (
        <form method="post" className="mt-2">
          <input type="hidden" name="intent" value="confirmWarning" />
          <input type="hidden" name="sanctionId" value={sanctionId} />
          <Button icon="check">{t('own:sanction.confirm')}</Button>
        </form>
      ) : null}
    </Notice>
  ));
}
