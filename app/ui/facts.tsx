import type { ReactNode } from 'react';

export type Fact = { label: ReactNode; value: ReactNode };

/** Labelled facts of one thing: date, place, who answers, by when. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="facts">
      {items.flatMap((item, at) => [<dt key={`${at}t`}>{item.label}</dt>, <dd key={`${at}d`}>{item.value}</dd>])}
    </dl>
  );
}
