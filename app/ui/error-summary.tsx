import { useEffect, useId, useRef, type ReactNode } from 'react';

export type FormError = {
  /** Id of the control it leads to; none where the whole form is meant. */
  fieldId?: string;
  message: ReactNode;
};

type ErrorSummaryProps = {
  title: string;
  errors: readonly FormError[];
  /** Off only where the summary is shown as a specimen. */
  focus?: boolean;
};

/** At the top of a form that came back. Takes the focus when script runs; it is no live region. */
export function ErrorSummary({ title, errors, focus = true }: ErrorSummaryProps) {
  const box = useRef<HTMLElement>(null);
  const titleId = useId();
  const count = errors.length;
  useEffect(() => {
    if (focus && count > 0) box.current?.focus();
  }, [count, focus]);
  if (count === 0) return null;
  return (
    // Without script nothing else can bring the reader to what went wrong.
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    <section ref={box} className="error-summary" aria-labelledby={titleId} tabIndex={-1} autoFocus={focus}>
      <h2 id={titleId}>{title}</h2>
      <ul>
        {errors.map((error, at) => (
          <li key={error.fieldId ?? at}>
            {error.fieldId ? <a href={`#${error.fieldId}`}>{error.message}</a> : error.message}
          </li>
        ))}
      </ul>
    </section>
  );
}
