import { useRef, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { tabAfterKey } from './tab-keys.ts';

/** `href` begins with the path of the page, from which the router learns of it while there is a network. */
export type TabItem = { id: string; label: ReactNode; href: string; count?: number };

type TabsProps = { label: string; items: readonly TabItem[]; current: string };

/** True once script runs: until then the tabs are plain links, all of them in the Tab order. */
function useScripted() {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}

/** Links from the server; with script the tabs pattern: one Tab stop, arrows by direction, Enter or Space to open. */
export function Tabs({ label, items, current }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const scripted = useScripted();
  function onKeyDown(event: KeyboardEvent<HTMLAnchorElement>) {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (at < 0 || !list.current) return;
    const rtl = getComputedStyle(list.current).direction === 'rtl';
    const next = event.key === ' ' ? null : tabAfterKey(event.key, at, links.length, rtl);
    if (event.key === ' ') links[at]?.click();
    else if (next !== null) links[next]?.focus();
    else return;
    event.preventDefault();
  }
  const links = items.map((item) => {
    const isCurrent = item.id === current;
    const tab = { role: 'tab', 'aria-selected': isCurrent, tabIndex: isCurrent ? 0 : -1 };
    return (
      <a
        key={item.id}
        id={`tab-${item.id}`}
        href={item.href}
        data-discover="true"
        onKeyDown={onKeyDown}
        className={classes('tab', isCurrent && 'tab-current')}
        aria-controls={scripted && isCurrent ? `panel-${item.id}` : undefined}
        {...(scripted ? tab : { 'aria-current': isCurrent ? 'page' : undefined })}
      >
        {item.label}
        {item.count === undefined ? null : <span className="tab-count">{item.count}</span>}
      </a>
    );
  });
  const box = (
    <div ref={list} className="tabs" role={scripted ? 'tablist' : undefined} aria-label={scripted ? label : undefined}>
      {links}
    </div>
  );
  return scripted ? box : <nav aria-label={label}>{box}</nav>;
}

/** The panel of the tab with the same id. */
export function TabPanel({ id, children }: { id: string; children: ReactNode }) {
  const scripted = useScripted();
  return (
    <section id={`panel-${id}`} aria-labelledby={`tab-${id}`} role={scripted ? 'tabpanel' : undefined} className="pt-6">
      {children}
    </section>
  );
}
