import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore, type ComponentType } from 'react';
import type { Fields } from '#app/contract/ballot-fields.ts';
import { fieldsOf } from './kept-ballot.ts';
import type { MethodMotionProps } from './method-motion.tsx';

type Parts = { MethodMotion: ComponentType<MethodMotionProps> };

/** The server has it at once. In the browser its script follows only where such a motion is shown: most are not. */
const direct: Parts | null = import.meta.env.SSR ? await import('./method-motion.tsx') : null;

/** A motion of another method than yes/no. Until its script came, what the server wrote stands and can be used. */
export function LaterMethod(props: MethodMotionProps) {
  const { box, parts, written } = useParts();
  const fromServer = useFromServer();
  if (!parts && fromServer)
    return <div ref={box} className="stack" suppressHydrationWarning dangerouslySetInnerHTML={nothing} />;
  if (!parts) return <div className="stack" />;
  return (
    <div key="whole" className="stack">
      <parts.MethodMotion {...props} typed={written ?? props.typed} />
    </div>
  );
}

/** React leaves what such an element holds as the server wrote it. */
const nothing = { __html: '' };

/** Whether the server wrote this motion into the page, not the browser, when it was opened while somebody looked. */
function useFromServer(): boolean {
  const hydrating = useSyncExternalStore(
    () => () => undefined,
    () => false,
    () => true,
  );
  return useState(hydrating)[0];
}

/** The script, once it came, with what was written into the server's form meanwhile; the focus stays where it was. */
function useParts() {
  const box = useRef<HTMLDivElement>(null);
  const focus = useRef<string | null>(null);
  const [{ parts, written }, setState] = useState<{ parts: Parts | null; written?: Fields }>({ parts: direct });
  useEffect(() => {
    if (direct) return;
    const take = (came: Parts): void => {
      const form = box.current?.querySelector('form');
      if (box.current?.contains(document.activeElement)) focus.current = document.activeElement?.id ?? null;
      setState({ parts: came, ...(form && { written: fieldsOf(form) }) });
    };
    import('./method-motion.tsx').then(take, () => undefined);
  }, []);
  useLayoutEffect(() => {
    if (parts && focus.current) document.getElementById(focus.current)?.focus();
    focus.current = null;
  }, [parts]);
  return { box, parts, written };
}
