import { Icon } from './icon.tsx';

export type Crumb = { label: string; href?: string; lang?: string };

/** Where this page lies; the last crumb is the page itself. */
export function Breadcrumb({ label, items }: { label: string; items: readonly Crumb[] }) {
  return (
    <nav aria-label={label}>
      <ol className="crumbs">
        {items.map((item, at) => (
          <li key={at}>
            {at > 0 ? <Icon name="chevron" /> : null}
            {item.href ? (
              <a href={item.href}>
                <bdi lang={item.lang}>{item.label}</bdi>
              </a>
            ) : (
              <span aria-current="page">
                <bdi lang={item.lang}>{item.label}</bdi>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
