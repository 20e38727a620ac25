import { ballotsOf, type HallFigures } from '#app/contract/hall-figures.ts';
import type { ChannelCounts, HallChannel } from '#app/contract/hall.ts';
import type { Counts } from './rules.ts';

/** Ballots by phone and at shared tablets, how many of them came by tablet, and the confirmed counts of the hall. */
type Cast = { cast: number; kiosk: number; hall: Array<{ channel: HallChannel; figures: HallFigures }> };

/** How many ballots came by each channel; nothing where all came by phone. */
export function tellChannels({ cast, kiosk, hall }: Cast): ChannelCounts | undefined {
  if (hall.length === 0 && kiosk === 0) return undefined;
  const channels: ChannelCounts = { phone: cast - kiosk, ...(kiosk > 0 && { kiosk }) };
  for (const { channel, figures } of hall) channels[channel] = ballotsOf(figures);
  return channels;
}

/** The answers by phone and at shared tablets with those of the hall. */
export function addAnswers({ yes, no, abstain }: Counts, { hall }: Pick<Cast, 'hall'>): Counts {
  const counts = { yes, no, abstain };
  for (const { figures } of hall) {
    if (!('yes' in figures)) continue;
    counts.yes += figures.yes;
    counts.no += figures.no;
    counts.abstain += figures.abstain;
  }
  return counts;
}
