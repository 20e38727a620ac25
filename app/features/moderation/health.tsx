import type { Connection } from '#app/live/use-live-room.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Icon, type IconName } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';

type Props = {
  connection: Connection;
  /** People connected now; null until it is known. */
  connected: number | null;
  joined: number;
  href: string;
};

const icons: Record<Connection, IconName> = { connecting: 'wifi', live: 'wifi', lost: 'wifi-off' };

/** Who is there, and whether this page still hears the room: in words. */
export function Health({ connection, connected, joined, href }: Props) {
  const { t } = useT();
  return (
    <>
      <p className="flex flex-wrap gap-x-6 gap-y-1">
        <span className="nums flex items-center gap-2">
          <Icon name="people" />
          {t('moderate:joined', { count: joined })}
          {connected === null ? null : ` · ${t('moderate:connected', { count: connected })}`}
        </span>
        <span className="flex items-center gap-2 text-ink-soft">
          <Icon name={icons[connection]} />
          {t(`moderate:connection_${connection}`)}
        </span>
      </p>
      {connection === 'lost' ? <Notice kind="warning">{t('moderate:lost_text')}</Notice> : null}
      <noscript>
        <p>
          {t('moderate:no_script')} <a href={href}>{t('moderate:refresh')}</a>
        </p>
      </noscript>
    </>
  );
}
