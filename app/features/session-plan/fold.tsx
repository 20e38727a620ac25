import type { ReactNode } from 'react';
import { Icon } from '#app/ui/icon.tsx';

type Props = { label: string; about?: string; open?: boolean; id?: string; children: ReactNode };

/** A form or a question that opens under its button, without script. */
export function Fold({ label, about, open, id, children }: Props) {
  return (
    <details id={id} open={open} className="group min-w-0 open:basis-full">
      <summary className="btn list-none [&::-webkit-details-marker]:hidden">
        <span>
          {label}
          {about ? <span className="sr-only"> {about}</span> : null}
        </span>
        <Icon name="chevron-down" className="group-open:rotate-180" />
      </summary>
      <div className="mt-3 grid gap-4 border-s-4 border-line-strong ps-4">{children}</div>
    </details>
  );
}
