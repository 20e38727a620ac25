import type { Reader } from '#db/client.ts';
import { findObserver, type ObserverRow } from '#db/queries/observers.ts';
import { AppError } from '#app/contract/errors.ts';
import type { ActionContext } from '../context.ts';
import { authorize } from '../policy.ts';
import { readObserverKey } from './observer-key.ts';
import { canObserve } from './policy.ts';

/**
 * The naming behind a link, as it stands in this transaction.
 * @throws AppError `not_found` without a link of this session, `forbidden` for one that was taken back
 */
export async function accessObserver(
  ctx: ActionContext,
  db: Reader,
  { sessionId, key }: { sessionId: string; key: string | undefined },
): Promise<ObserverRow> {
  const observerId = key === undefined ? null : readObserverKey(ctx.services.secret, key);
  const observer = observerId === null ? null : await findObserver(db, observerId);
  authorize(canObserve(observer, sessionId));
  if (!observer) throw new AppError('not_found', 'page.unknown');
  return observer;
}
