import { useEffect, useRef, useState, type RefObject } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { UndoBar } from '#app/ui/undo-bar.tsx';
import { ActButton } from './act-button.tsx';
import type { Done, DoneKind } from './cockpit.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ReasonForm } from './reason-buttons.tsx';

/** Milliseconds the bar stays where script runs, with something to undo or without, and longer by `inUse` while it is used. */
const stay = { undo: 20_000, plain: 8000 };
const inUse = 5000;

/**
 * What was just done, with its reversal. Without script it stays in the page until the next one; with script it lies at
 * the lower edge and leaves after a while, but never from under a finger or the focus.
 */
export function DoneBar({ done }: { done: Done }) {
  const { t } = useT();
  const bar = useRef<HTMLDivElement>(null);
  const { gone, floating } = useLeaving(bar, done);
  useFocusWhenLost(bar, done.key);
  if (gone) return null;
  return (
    <div ref={bar} tabIndex={-1} className={floating ? 'fixed inset-x-3 bottom-2 z-10 mx-auto max-w-page' : undefined}>
      <UndoBar message={t(`moderate:done.${done.kind}`)} undo={<Undo done={done} />} />
    </div>
  );
}

function useLeaving(bar: RefObject<HTMLDivElement>, { key, kind }: Done) {
  const [gone, setGone] = useState<string | null>(null);
  const [floating, setFloating] = useState(false);
  useEffect(() => {
    setFloating(true);
    let timer: ReturnType<typeof setTimeout>;
    const leave = (): void => {
      const element = bar.current;
      const used = element?.matches(':hover') || element?.contains(document.activeElement);
      if (used) timer = setTimeout(leave, inUse);
      else setGone(key);
    };
    timer = setTimeout(leave, undoable.has(kind) ? stay.undo : stay.plain);
    return () => clearTimeout(timer);
  }, [bar, key, kind]);
  return { gone: gone === key, floating };
}

/** When the act took away the control that was pressed, its message takes the focus; otherwise nothing moves. */
function useFocusWhenLost(bar: RefObject<HTMLDivElement>, key: string): void {
  const seen = useRef('');
  useEffect(() => {
    if (seen.current === key) return;
    seen.current = key;
    if (document.activeElement === document.body) bar.current?.focus({ preventScroll: true });
  }, [bar, key]);
}

const undoable: ReadonlySet<DoneKind> = new Set<DoneKind>([
  'comment-released',
  'comment-refused',
  'comment-hidden',
  'comment-restored',
  'statement-hidden',
  'statement-restored',
  'statement-released',
  'statement-refused',
  'statement-merged',
  'question-released',
  'question-refused',
  'question-hidden',
  'question-restored',
]);

const hideOf: Partial<Record<DoneKind, 'hideStatement' | 'hideQuestion'>> = {
  'statement-restored': 'hideStatement',
  'statement-released': 'hideStatement',
  'question-restored': 'hideQuestion',
  'question-released': 'hideQuestion',
};

/** The reversal of an act; nothing for those that have a button of their own in the page. */
function Undo({ done: { kind, targetId, reason } }: { done: Done }) {
  const { t } = useT();
  if (!targetId || !undoable.has(kind)) return null;
  const fields = { targetId, ...(reason && { reason }) };
  if (kind === 'comment-hidden' || kind === 'comment-refused') {
    return (
      <ActButton intent="showComment" fields={fields} icon="undo">
        {t(kind === 'comment-hidden' ? 'moderate:undo' : 'moderate:undo_refuse')}
      </ActButton>
    );
  }
  if (kind === 'statement-hidden' || kind === 'statement-refused') {
    return (
      <ActButton intent="showStatement" fields={fields} icon="undo">
        {t(kind === 'statement-hidden' ? 'moderate:undo' : 'moderate:undo_refuse')}
      </ActButton>
    );
  }
  if (kind === 'statement-merged') {
    return (
      <ActButton intent="unmergeStatement" fields={{ targetId }} icon="undo">
        {t('moderate:undo')}
      </ActButton>
    );
  }
  if (kind === 'question-hidden' || kind === 'question-refused') {
    return (
      <ActButton intent="showQuestion" fields={fields} icon="undo">
        {t(kind === 'question-hidden' ? 'moderate:undo' : 'moderate:undo_refuse')}
      </ActButton>
    );
  }
  const intent = hideOf[kind] ?? 'hideComment';
  if (reason) {
    return (
      <ActButton intent={intent} fields={fields} icon="undo">
        {t('moderate:undo')}
      </ActButton>
    );
  }
  return (
    <Disclosure label={t('moderate:undo_release')} icon="undo">
      <ReasonForm intent={intent} targetId={targetId} about="" />
    </Disclosure>
  );
}
