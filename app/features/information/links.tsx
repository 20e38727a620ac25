import type { ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { MixedText } from '#app/ui/mixed-text.tsx';

export type PlainLink = { href: string; label: ReactNode; lang?: string };

/** Links one below the other, in their order. */
export function Links({ items }: { items: readonly PlainLink[] }) {
  const { lang: pageLang } = useT();
  return (
    <ul>
      {items.map(({ href, label, lang }) => (
        <li key={href}>
          <a href={href} lang={lang} className="inline-block py-1">
            {typeof label === 'string' ? <MixedText text={label} lang={pageLang} /> : label}
          </a>
        </li>
      ))}
    </ul>
  );
}
