import { useId, type ReactNode } from 'react';
import { Icon } from './icon.tsx';

export type FieldTexts = {
  label: ReactNode;
  hint?: ReactNode;
  /** The field's own sentence: what is wrong and how to put it right. */
  error?: ReactNode;
  /** The word for "optional", shown after the label of a field that may stay empty. */
  optional?: string;
};

type FieldFrameProps = FieldTexts & {
  id: string;
  note?: ReactNode;
  children: ReactNode;
};

/** Ids that wire a control to its hint, its note and its error. */
export function useFieldIds(given: string | undefined, texts: FieldTexts & { note?: boolean }) {
  const made = useId();
  const id = given ?? `f${made.replace(/:/g, '')}`;
  const describedBy = [texts.hint && `${id}-hint`, texts.note && `${id}-note`, texts.error && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return { id, describedBy: describedBy || undefined };
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="field-error">
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}

export function FieldFrame({ id, label, hint, error, optional, note, children }: FieldFrameProps) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label} {optional ? <span className="field-optional">({optional})</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {children}
      {note ? (
        <p id={`${id}-note`} className="field-count nums">
          {note}
        </p>
      ) : null}
    </div>
  );
}
