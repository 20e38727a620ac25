import { useId, type ReactNode } from 'react';

export function GallerySection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-4">
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
