import type { LocalizedText } from '#app/contract/languages.ts';

/** A seat as everybody sees it; the name is there only with its holder's consent. */
export type SeatView = {
  seatId: string;
  number: number;
  association: LocalizedText;
  category: string;
  holderName: string | null;
  filled: boolean;
  startsOn: string | null;
  endsOn: string | null;
  officerRole: string | null;
};

export type SpaceView = { name: LocalizedText; about: LocalizedText; seatCount: number; seats: SeatView[] };
