import type { ReactNode } from 'react';
import { Button, type ButtonVariant } from '#app/ui/button.tsx';

/** What a form sends beside what is typed. */
export function Hidden({ fields }: { fields: Record<string, string> }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

type Props = {
  fields: Record<string, string>;
  label: string;
  variant?: ButtonVariant;
  /** The kept form that it ends when it is accepted, or the beginning of the names of several (`app/live/typed`). */
  ends?: string;
  /** Id of the message shown where it has to wait, because another form of the page is not saved. */
  waits?: string;
  children?: ReactNode;
};

/** One act of the desk that types nothing. */
export function ActForm({ fields, label, variant = 'main', ends, waits, children }: Props) {
  return (
    <form method="post" className="grid gap-3" data-ends={ends} data-waits={waits}>
      <Hidden fields={fields} />
      {children}
      <p>
        <Button variant={variant}>{label}</Button>
      </p>
    </form>
  );
}
