import * as z from 'zod/mini';

const uid = z.string();

/**
 * What is told when a moderator takes an act back: that it was one of `reversible.ts`, whose change has its own event, or that
 * a text that had just been let through waits again, and nobody sees it any more.
 */
export const undoneEvents = {
  'act.undone': { kind: 'patch', logged: true, data: z.strictObject({ act: uid, by: z.literal('moderator') }) },
  /** `parentId` is for comments alone; null where it was no answer to another. */
  'text.withheld': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ targetId: uid, parentId: z.optional(z.nullable(uid)) }),
  },
} as const;
