import type { ChannelCounts } from './hall.ts';

const channels = ['phone', 'kiosk', 'paper', 'hands'] as const;

/** How many ballots came by each channel, in one line of words. */
export function listChannels(
  counts: ChannelCounts,
  say: (channel: (typeof channels)[number], count: number) => string,
): string {
  return channels
    .flatMap((channel) => (counts[channel] === undefined ? [] : [say(channel, counts[channel])]))
    .join(' · ');
}
