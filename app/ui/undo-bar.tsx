import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type UndoBarProps = {
  message: ReactNode;
  /** "10 seconds left" */ left?: ReactNode;
  /** A button, or a form round one. */ undo: ReactNode;
};

export function UndoBar({ message, left, undo }: UndoBarProps) {
  return (
    <div className="undo-bar">
      <p className="flex items-center gap-2">
        <Icon name="success" />
        <span>
          {message} {left ? <span className="nums text-ink-soft">{left}</span> : null}
        </span>
      </p>
      {undo}
    </div>
  );
}
