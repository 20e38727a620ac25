import type { ReactNode } from 'react';

export type Step = {
  label: ReactNode;
  state: 'done' | 'current' | 'todo';
  /** "done", "now", "to come" in the reader's language. */
  stateLabel: string;
  note?: ReactNode;
};

const marks: Record<Step['state'], ReactNode> = {
  done: <path d="M12 2l10 10-10 10L2 12z" fill="currentColor" />,
  current: (
    <>
      <path d="M12 3l9 9-9 9-9-9z" className="fill-surface" stroke="currentColor" strokeWidth="2" />
      <path d="M12 3v18l-9-9z" fill="currentColor" />
    </>
  ),
  todo: <path d="M12 3l9 9-9 9-9-9z" className="fill-surface" stroke="currentColor" strokeWidth="2" />,
};

/** The phases of a process, with the one it is in: full, half, empty lozenge and the word for it. */
export function Steps({ label, items }: { label: string; items: readonly Step[] }) {
  return (
    <ol className="steps" aria-label={label}>
      {items.map((item, at) => (
        <li key={at} className={`step step-${item.state}`} aria-current={item.state === 'current' ? 'step' : undefined}>
          <svg className="step-mark icon-mirror" viewBox="0 0 24 24" aria-hidden focusable="false">
            {marks[item.state]}
          </svg>
          <div>
            <p className="step-name">
              {item.label} <span className="step-note">· {item.stateLabel}</span>
            </p>
            {item.note ? <p className="step-note">{item.note}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
