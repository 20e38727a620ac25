import type { InputHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { FieldFrame, useFieldIds, type FieldTexts } from './field-frame.tsx';

type FileFieldProps = FieldTexts &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'value' | 'defaultValue'> & { name: string };

/** Choosing one file of the device. A file that was refused has to be chosen again: browsers give none back. */
export function FileField(props: FileFieldProps) {
  const { label, hint, error, optional, id: givenId, className, ...rest } = props;
  const { id, describedBy } = useFieldIds(givenId, { label, hint, error });
  return (
    <FieldFrame {...{ id, label, hint, error, optional }}>
      <input
        {...rest}
        type="file"
        id={id}
        className={classes('input min-w-0 max-w-full', className)}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  );
}
