import type { ReactNode } from 'react';

export type PlainLink = { href: string; label: ReactNode; lang?: string };

/** Links one below the other, in their order. */
export function Links({ items }: { items: readonly PlainLink[] }) {
  return (
    <ul>
      {items.map(({ href, label, lang }) => (
        <li key={href}>
          <a href={href} lang={lang} className="inline-block py-1">
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
