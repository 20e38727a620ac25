import { wallViews } from '#app/contract/moderation.ts';
import type { SessionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { ActButton } from './act-button.tsx';
import { Untouched } from './untouched.tsx';

/** What the screens of the hall show: following what is on, or one thing until it is switched again. */
export function WallPanel({ session, base }: { session: SessionView; base: string }) {
  const { t } = useT();
  return (
    <Card>
      <p>{t('moderate:wall_text')}</p>
      <ul className="grid gap-2">
        {wallViews.map((view) => (
          <li key={view} className="flex min-h-11 flex-wrap items-center gap-2">
            <Untouched value={session.wall === view} valueKey={String(session.wall === view)}>
              {(current) =>
                current ? (
                  <Chip tone="info" icon="screen">
                    {t(`moderate:wall_${view}`)} · {t('moderate:wall_now')}
                  </Chip>
                ) : (
                  <ActButton intent="switchWall" fields={{ view }}>
                    {t(`moderate:wall_${view}`)}
                  </ActButton>
                )
              }
            </Untouched>
          </li>
        ))}
      </ul>
      <p className="text-ink-soft">
        {t('moderate:wall_pinned')} <a href={`${base}/projector?show=map`}>{t('moderate:wall_map')}</a>
        {' · '}
        <a href={`${base}/projector?show=code`}>{t('moderate:wall_code')}</a>
      </p>
    </Card>
  );
}
