import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** The least destructive way out; takes the focus when the dialog opens. */
  cancelLabel: string;
  /** What the dialog is about to do: a button, or a form round one. */
  action?: ReactNode;
  children: ReactNode;
};

/** A modal question. The browser's own dialog makes the page behind inert and gives the focus back when it closes. */
export function Dialog({ open, onClose, title, cancelLabel, action, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) {
      element.showModal();
      cancel.current?.querySelector('button')?.focus();
    }
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="dialog" aria-modal="true" aria-labelledby={titleId} onClose={onClose}>
      <div className="dialog-body">
        <h2 id={titleId}>{title}</h2>
        <div>{children}</div>
        <div className="dialog-actions">
          {action}
          <div ref={cancel}>
            <Button type="button" wide onClick={() => dialog.current?.close()}>
              {cancelLabel}
            </Button>
          </div>
        </div>
      </div>
    </dialog>
  );
}
