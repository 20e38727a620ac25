import { useEffect, useRef, useState } from 'react';
import type { ActInput, ActName } from '#app/contract/commands.ts';
import type { Outbox, Waiting } from './outbox.ts';

/**
 * The act of a form that stays open until it is answered. A refusal is told at the form, which holds what was typed, so
 * the outbox gives it up; where the form was closed meanwhile, the outbox shows it.
 * @param onDone the act was done
 */
export function useFormAct({ outbox, items }: { outbox: Outbox | null; items: Waiting[] }, onDone: () => void) {
  const [sent, setSent] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const busy = useRef(false);
  const done = useRef(onDone);
  done.current = onDone;
  const item = items.find(({ actionId }) => actionId === sent);
  const failed = item?.state === 'failed' ? item : null;
  const isOver = sent !== null && (failed !== null || item === undefined);
  useEffect(() => {
    if (!isOver) return;
    busy.current = false;
    setSent(null);
    if (!failed) return done.current();
    const { reason: why = 'server.failed', fields } = failed.error ?? {};
    setReason(Object.values(fields ?? {})[0] ?? why);
    void outbox?.discard(failed.actionId);
  }, [isOver, failed, outbox]);
  return {
    /** Why it was refused. */
    reason,
    /** How far it is; null while nothing is on its way. */
    state: isOver ? null : (item?.state ?? null),
    /** Nothing until script sends acts: the form is then a plain one. A second press while one is on its way sends nothing. */
    send: outbox
      ? <N extends ActName>(name: N, input: Omit<ActInput<N>, 'actionId'>): void => {
          if (busy.current) return;
          busy.current = true;
          setReason(null);
          void outbox.submit(name, input).then(setSent);
        }
      : undefined,
  };
}

export type FormAct = ReturnType<typeof useFormAct>;
