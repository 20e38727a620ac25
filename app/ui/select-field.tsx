import type { SelectHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { FieldFrame, useFieldIds, type FieldTexts } from './field-frame.tsx';

/** `lang` of a label that somebody wrote in another language than the page's. */
export type SelectOption = { value: string; label: string; disabled?: boolean; lang?: string };

type SelectFieldProps = FieldTexts &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'children' | 'value'> & {
    name: string;
    options: readonly SelectOption[];
    /** The first line that stands for "nothing chosen yet"; its value is empty. */
    prompt?: string;
  };

export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, optional, options, prompt, id: givenId, className, ...rest } = props;
  const { id, describedBy } = useFieldIds(givenId, { label, hint, error });
  return (
    <FieldFrame {...{ id, label, hint, error, optional }}>
      <select
        {...rest}
        id={id}
        className={classes('input', className)}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      >
        {prompt ? <option value="">{prompt}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
