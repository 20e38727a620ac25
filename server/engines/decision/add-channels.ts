import type { ChannelCounts, HallChannel } from '#app/contract/hall.ts';
import { castOf, type Counts } from './rules.ts';

/**
 * Adds the confirmed counts of the hall to the ballots by phone and at shared tablets.
 * @param cast by phone and at tablets
 * @param kiosk how many of them came by tablet
 * @returns the whole, and how many ballots came by each channel; without `channels` where all came by phone
 */
export function addChannels(
  cast: Counts,
  kiosk: number,
  hall: Array<{ channel: HallChannel; figures: Counts }>,
): { counts: Counts; channels?: ChannelCounts } {
  const { yes, no, abstain } = cast;
  if (hall.length === 0 && kiosk === 0) return { counts: { yes, no, abstain } };
  const counts = { yes, no, abstain };
  const channels: ChannelCounts = { phone: castOf(cast) - kiosk, ...(kiosk > 0 && { kiosk }) };
  for (const { channel, figures } of hall) {
    counts.yes += figures.yes;
    counts.no += figures.no;
    counts.abstain += figures.abstain;
    channels[channel] = castOf(figures);
  }
  return { counts, channels };
}
