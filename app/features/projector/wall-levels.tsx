import { useContext } from 'react';
import { listChannels } from '#app/contract/channels.ts';
import type { ChannelCounts } from '#app/contract/hall.ts';
import { listLevels, type LevelCounts } from '#app/contract/levels.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { FitContext } from './use-fit.ts';

/** How many ballots came from each level of assurance, where that is told. */
export function WallLevels({ levels }: { levels: LevelCounts | undefined }) {
  const { t } = useT();
  const fit = useContext(FitContext);
  // On a full wall the figures themselves go before where they came from; phones and the record tell it.
  if (!levels || fit > 2) return null;
  return (
    <p className="wall-small text-ink-soft">
      {t('ballot:level.of', { levels: listLevels(levels, (level, count) => t(`ballot:level.${level}`, { count })) })}
    </p>
  );
}

/** How many ballots came by each channel, where not all came by phone, and how many of them name no option. */
export function WallChannels({ channels, blank }: { channels: ChannelCounts | undefined; blank?: number | undefined }) {
  const { t } = useT();
  if (!channels) return null;
  return (
    <p className="wall-small text-ink-soft">
      {listChannels(channels, (channel, count) => t(`projector:channel.${channel}`, { count }))}
      {blank ? <span className="block">{t('ballot:blank', { count: blank })}</span> : null}
    </p>
  );
}
