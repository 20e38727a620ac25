import { useEffect, useRef, useState, type RefObject } from 'react';
import { undoTimes } from '#app/contract/reversible.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UndoBar } from '#app/ui/undo-bar.tsx';
import { ActButton } from './act-button.tsx';
import type { Done, DoneKind } from './cockpit.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ReasonForm } from './reason-buttons.tsx';

/** Milliseconds the bar stays where script runs and there is nothing to undo; each lasts longer by `inUse` while it is used. */
const plain = 8000;
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
  useRoomBelow(bar, floating && !gone);
  if (gone) return null;
  return (
    <div ref={bar} tabIndex={-1} className={floating ? 'fixed inset-x-3 bottom-2 z-10 mx-auto max-w-page' : undefined}>
      <UndoBar message={t(`moderate:done.${done.kind}`)} undo={<Undo done={done} />} />
    </div>
  );
}

function useLeaving(bar: RefObject<HTMLDivElement>, { key, kind, undoId }: Done) {
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
    timer = setTimeout(leave, undoId || kind in hides ? undoTimes.shown : plain);
    return () => clearTimeout(timer);
  }, [bar, key, kind, undoId]);
  return { gone: gone === key, floating };
}

/** While the bar lies over the lower edge, what takes the focus under it is scrolled clear. */
function useRoomBelow(bar: RefObject<HTMLDivElement>, lies: boolean): void {
  useEffect(() => {
    if (!lies) return;
    const clear = (): void => {
      const focused = document.activeElement;
      if (!bar.current || !focused || focused === document.body || bar.current.contains(focused)) return;
      const [over, under] = [bar.current.getBoundingClientRect(), focused.getBoundingClientRect()];
      if (under.bottom > over.top && under.top < over.bottom)
        scrollBy({ top: under.bottom - over.top + 16, behavior: 'instant' });
    };
    // At once, and again when the browser has scrolled to it by itself.
    const after = (): void => {
      clear();
      requestAnimationFrame(clear);
    };
    document.addEventListener('focusin', after);
    return () => document.removeEventListener('focusin', after);
  }, [bar, lies]);
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

/** Showing again what had been refused is taken back by hiding it, for a reason that people can read. */
const hides: Partial<Record<DoneKind, 'hideComment' | 'hideStatement' | 'hideQuestion'>> = {
  'comment-restored': 'hideComment',
  'statement-restored': 'hideStatement',
  'question-restored': 'hideQuestion',
};

/** The reversal of an act; nothing for those that were asked for beforehand or have a button of their own in the page. */
function Undo({ done: { kind, targetId, undoId } }: { done: Done }) {
  const { t } = useT();
  if (undoId) {
    return (
      <ActButton intent="takeBack" fields={{ undoId, act: kind }} icon="undo">
        {t('moderate:undo')}
      </ActButton>
    );
  }
  const intent = hides[kind];
  if (!targetId || !intent) return null;
  return (
    <Disclosure label={t('moderate:undo_release')} icon="undo">
      <ReasonForm intent={intent} targetId={targetId} about="" />
    </Disclosure>
  );
}
