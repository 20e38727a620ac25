import type { ReactNode } from 'react';

type EmptyStateProps = {
  /** What belongs here. */
  title: ReactNode;
  /** Why there is nothing yet. */
  children?: ReactNode;
  /** What can be done now. */
  action?: ReactNode;
};

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <svg
        className="empty-mark"
        viewBox="0 0 72 32"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden
        focusable="false"
      >
        <path d="M36 2l14 14-14 14-14-14zM36 9l7 7-7 7-7-7zM36 14l2 2-2 2-2-2zM18 6 8 16l10 10M10 11l-5 5 5 5M54 6l10 10-10 10M62 11l5 5-5 5" />
      </svg>
      <p className="text-lg font-bold">{title}</p>
      {children ? <div className="max-w-text text-ink-soft">{children}</div> : null}
      {action}
    </div>
  );
}
