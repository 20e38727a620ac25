import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { personName } from '../text.ts';

/** Names an observer of a session: whoever is given the link. The label says for whom they observe and is no person's name. */
export const nameObserverInput = z.strictObject({
  actionId: id,
  sessionId: id,
  label: personName(limits.observerLabel),
});
export type NameObserverInput = z.infer<typeof nameObserverInput>;

export const observerIdInput = z.strictObject({ observerId: id });
export type ObserverIdInput = z.infer<typeof observerIdInput>;

/** The secret part of an observer's link. */
export const observerKey = z.string().check(z.regex(/^[0-9a-f-]{36}\.[\w-]{43}$/, { error: 'page.unknown' }));

/** The text of a file of signed heads that was kept earlier, to be held against the record as it is now. */
export const checkKeptHeadsInput = z.strictObject({
  sessionId: id,
  key: observerKey,
  kept: z.string().check(z.minLength(1, { error: 'observer.no_heads' })),
});
export type CheckKeptHeadsInput = z.infer<typeof checkKeptHeadsInput>;
