import type { ReactNode } from 'react';
import { DoneBar } from './done-bar.tsx';
import { sectionOf, type Done } from './cockpit.ts';

type Props = {
  id: string;
  title: string;
  /** The message of an act stands in the part where it was done. */
  done?: Done | null;
  children: ReactNode;
};

/** One part of the moderators' page. */
export function Part({ id, title, done, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid min-w-0 scroll-mt-4 content-start gap-3">
      <h2 id={`${id}-title`}>{title}</h2>
      {done && sectionOf(done.kind) === id ? <DoneBar done={done} /> : null}
      {children}
    </section>
  );
}
