import type { Positions } from '../binding/caret.ts';

/** What somebody shows of themselves; the server puts the name and the colour. */
export type Shown = Partial<Positions> & {
  name?: string;
  color?: string;
  focusing?: boolean;
  awarenessData?: { personId?: string; mark?: number };
};
