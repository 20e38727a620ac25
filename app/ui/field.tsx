import { useEffect, useRef, useState, type InputHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { FieldFrame, useFieldIds, type FieldTexts } from './field-frame.tsx';
import { useTextDirection } from './text-direction.ts';

export type CharacterCount = {
  limit: number;
  /** Shown before anything is typed and wherever there is no script: "500 characters at most". */
  atMost: string;
  /** With script: how many are left; a negative number is how many are too many. */
  left?: (left: number) => string;
};

type TextFieldProps = FieldTexts &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'defaultValue' | 'value'> & {
    name: string;
    defaultValue?: string;
    /** Codes, e-mail addresses, telephone numbers, links: always left to right. */
    ltr?: boolean;
    /** Large spaced type for a short code. */
    code?: boolean;
  };

type TextAreaProps = FieldTexts &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'defaultValue' | 'value'> & {
    name: string;
    defaultValue?: string;
    count?: CharacterCount;
  };

export function TextField(props: TextFieldProps) {
  const { label, hint, error, optional, ltr, code, id: givenId, className, onInput, ...rest } = props;
  const { id, describedBy } = useFieldIds(givenId, { label, hint, error });
  const { dir, follow } = useTextDirection(rest.defaultValue);
  return (
    <FieldFrame {...{ id, label, hint, error, optional }}>
      <input
        type="text"
        {...rest}
        id={id}
        dir={ltr || code ? 'ltr' : dir}
        className={classes('input', code && 'input-code', className)}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
        onInput={(event) => {
          follow(event);
          onInput?.(event);
        }}
      />
    </FieldFrame>
  );
}

export function TextArea(props: TextAreaProps) {
  const { label, hint, error, optional, count, id: givenId, className, onInput, ...rest } = props;
  const { id, describedBy } = useFieldIds(givenId, { label, hint, error, note: Boolean(count) });
  const { dir, follow } = useTextDirection(rest.defaultValue);
  const [length, setLength] = useState<number | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const form = field.current?.form;
    const reset = (): void => setLength(null);
    form?.addEventListener('reset', reset);
    return () => form?.removeEventListener('reset', reset);
  }, []);
  const note = count && (length !== null && count.left ? count.left(count.limit - length) : count.atMost);
  return (
    <FieldFrame {...{ id, label, hint, error, optional, note }}>
      <textarea
        ref={field}
        rows={5}
        {...rest}
        id={id}
        dir={dir}
        className={classes('input', className)}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
        onInput={(event) => {
          follow(event);
          if (count) setLength([...event.currentTarget.value].length);
          onInput?.(event);
        }}
      />
    </FieldFrame>
  );
}
