import type { ReactNode } from 'react';
import { Announcer } from './announcer.tsx';
import { classes } from './classes.ts';
import { Logo, WovenBand } from './logo.tsx';
import { SkipLink } from './skip-link.tsx';

export type NavItem = { label: string; href: string; current?: boolean };

type PageShellProps = {
  skipLabel: string;
  /** The mark, the product and the place together are one link. */
  homeHref: string;
  productName: string;
  /** The commune; carries its own language when it is not the page's. */
  place?: ReactNode;
  nav?: { label: string; items: readonly NavItem[] };
  languages?: ReactNode;
  themes?: ReactNode;
  account?: ReactNode;
  /** Help, contact and "report a problem" come first, in this order, on every page. */
  footer: { label: string; help: ReactNode; contact: ReactNode; report: ReactNode; more?: ReactNode };
  /** Drops the measure of the page, for boards that use the whole screen. */
  full?: boolean;
  children: ReactNode;
};

function Nav({ label, items }: { label: string; items: readonly NavItem[] }) {
  return (
    <nav aria-label={label} className="shell-nav">
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.label}
        </a>
      ))}
    </nav>
  );
}

export function PageShell(props: PageShellProps) {
  const { skipLabel, homeHref, productName, place, nav, languages, themes, account, footer, full, children } = props;
  return (
    <div className="shell">
      <header className="shell-head">
        <SkipLink label={skipLabel} />
        <div className="shell-inner shell-bar">
          <a href={homeHref} className="shell-name">
            <Logo />
            <span>
              {place ? <span className="shell-product">{productName}</span> : null}
              <span className="shell-place">{place ?? productName}</span>
            </span>
          </a>
          <div className="shell-tools">
            {languages}
            {themes}
            {account}
          </div>
        </div>
        {nav ? (
          <div className="shell-inner">
            <Nav {...nav} />
          </div>
        ) : null}
        <WovenBand />
      </header>
      <main id="main" tabIndex={-1} className={classes('shell-main', !full && 'shell-inner')}>
        {children}
      </main>
      <footer className="shell-foot">
        <div className="shell-inner">
          <nav aria-label={footer.label} className="foot-links">
            {footer.help}
            {footer.contact}
            {footer.report}
          </nav>
          {footer.more}
        </div>
      </footer>
      <Announcer />
    </div>
  );
}
