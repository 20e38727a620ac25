import type { UserState } from '@lexical/yjs';

/** What somebody shows of themselves; the server puts the name and the colour. */
export type Shown = Partial<UserState> & { awarenessData?: { personId?: string; mark?: number } };
