import { lazy, Suspense, type ReactNode } from 'react';
import { sectionOf, type Done } from './cockpit.ts';

type Props = {
  id: string;
  title: string;
  /** The message of an act stands in the part where it was done. */
  done?: Done | null;
  children: ReactNode;
};

/** Fetched after the first act; the server has it at once. */
const DoneBar = lazy(async () => ({ default: (await import('./done-bar.tsx')).DoneBar }));

/** The message of an act that was done in this part. */
export function DoneNote({ id, done }: Pick<Props, 'id' | 'done'>) {
  if (!done || sectionOf(done) !== id) return null;
  return (
    <Suspense fallback={null}>
      <DoneBar done={done} />
    </Suspense>
  );
}

/** One part of the moderators' page. */
export function Part({ id, title, done, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid min-w-0 scroll-mt-4 content-start gap-3">
      <h2 id={`${id}-title`}>{title}</h2>
      <DoneNote id={id} done={done} />
      {children}
    </section>
  );
}
