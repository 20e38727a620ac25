import { guessLang } from '#app/contract/languages.ts';
import type { Waiting } from '#app/live/outbox.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { UserText } from '#app/ui/user-text.tsx';

type Props = { items: Waiting[]; onRetry(actionId: string): void; onDiscard(actionId: string): void };

/** The person's own acts that the server has not confirmed yet: always in sight, never lost. */
export function OutboxList({ items, onRetry, onDiscard }: Props) {
  const { t, lang } = useT();
  if (items.length === 0) return null;
  return (
    <Card as="section" labelledBy="outbox-title" className="outbox">
      <h2 id="outbox-title" className="text-base">
        {t('own:outbox.title')}
      </h2>
      <ul>
        {items.map((item) => (
          <li key={item.actionId} className="outbox-item">
            <p className="flex items-center gap-2">
              <Icon name={item.state === 'failed' ? 'warning' : 'clock'} />
              <strong>{t(`own:outbox.${item.name}`)}</strong> {t(`own:outbox.${item.state}`)}
            </p>
            {'text' in item.input ? <UserText text={item.input.text} lang={guessLang(item.input.text, lang)} /> : null}
            {item.state === 'failed' ? (
              <>
                <p>{t(`errors:${item.error?.reason ?? 'server.failed'}`)}</p>
                <p className="flex flex-wrap gap-2">
                  <Button type="button" onClick={() => onRetry(item.actionId)}>
                    {t('own:outbox.retry')}
                  </Button>
                  <Button type="button" variant="plain" onClick={() => onDiscard(item.actionId)}>
                    {t('own:outbox.discard')}
                  </Button>
                </p>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
