import type { InputHTMLAttributes, ReactNode } from 'react';
import { FieldError, useFieldIds, type FieldTexts } from './field-frame.tsx';

export type ChoiceOption = {
  value: string;
  /** Of a checkbox that has a name of its own. */
  name?: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
};

type ChoiceGroupProps = FieldTexts & {
  name: string;
  options: readonly ChoiceOption[];
  id?: string;
  required?: boolean;
};

type RadioGroupProps = ChoiceGroupProps & { defaultValue?: string; onChange?: (value: string) => void };
type CheckboxGroupProps = ChoiceGroupProps & { defaultValues?: readonly string[] };
type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
};

type ChoiceRowProps = InputHTMLAttributes<HTMLInputElement> & { id: string; label: ReactNode; hint?: ReactNode };

function ChoiceRow({ label, hint, ...input }: ChoiceRowProps) {
  const hintId = hint ? `${input.id}-about` : undefined;
  const describedBy = [hintId, input['aria-describedby']].filter(Boolean).join(' ') || undefined;
  return (
    <div className="choice">
      <input {...input} aria-describedby={describedBy} />
      <div>
        {/* The label's own box is stretched over the row, so the whole row answers to a finger. */}
        <label className="choice-label after:absolute after:inset-0 after:content-['']" htmlFor={input.id}>
          {label}
        </label>
        {hint ? (
          <span id={hintId} className="choice-hint">
            {hint}
          </span>
        ) : null}
      </div>
    </div>
  );
}

type ChoiceSetProps = ChoiceGroupProps & { row: (option: ChoiceOption, id: string, first: boolean) => ReactNode };

function ChoiceSet({ label, hint, error, optional, options, id: givenId, row }: ChoiceSetProps) {
  const { id, describedBy } = useFieldIds(givenId, { label, hint, error });
  return (
    <fieldset className="choices" aria-describedby={describedBy}>
      <legend className="fieldset-label">
        {label} {optional ? <span className="field-optional">({optional})</span> : null}
      </legend>
      {hint ? (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {/* The first option carries the group's own id, so that an error summary can lead to it. */}
      {options.map((option, at) => row(option, at === 0 ? id : `${id}-${at + 1}`, at === 0))}
    </fieldset>
  );
}

export function RadioGroup({ defaultValue, onChange, ...group }: RadioGroupProps) {
  const row = (option: ChoiceOption, id: string) => (
    <ChoiceRow
      key={option.value}
      {...option}
      id={id}
      type="radio"
      name={group.name}
      required={group.required}
      defaultChecked={option.value === defaultValue}
      onChange={onChange && (() => onChange(option.value))}
    />
  );
  return <ChoiceSet {...group} row={row} />;
}

export function CheckboxGroup({ defaultValues = [], ...group }: CheckboxGroupProps) {
  const row = (option: ChoiceOption, id: string) => (
    <ChoiceRow
      key={option.value}
      {...option}
      id={id}
      type="checkbox"
      name={option.name ?? group.name}
      defaultChecked={defaultValues.includes(option.value)}
    />
  );
  return <ChoiceSet {...group} row={row} />;
}

export function Checkbox({ label, hint, error, id: givenId, ...input }: CheckboxProps) {
  const { id } = useFieldIds(givenId, { label });
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className="choices">
      {errorId ? <FieldError id={errorId}>{error}</FieldError> : null}
      <ChoiceRow
        {...input}
        id={id}
        type="checkbox"
        label={label}
        hint={hint}
        aria-describedby={errorId}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}
