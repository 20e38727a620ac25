import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type MenuLink = { label: string; href: string; lang?: string; current?: boolean };
export type MenuChoice = { label: string; value: string; icon?: IconName; current?: boolean };

type MenuProps = {
  label: ReactNode;
  icon?: IconName;
  /** Hides the words on narrow screens; they are still read out. */ compact?: boolean;
};

function Menu({ label, icon, compact, children }: MenuProps & { children: ReactNode }) {
  return (
    <details className="menu">
      <summary>
        {icon ? <Icon name={icon} /> : null}
        <span className={compact ? 'max-sm:sr-only' : undefined}>{label}</span>
        <Icon name="chevron-down" className={compact ? 'max-sm:hidden' : undefined} />
      </summary>
      <ul className="menu-list">{children}</ul>
    </details>
  );
}

/** Choose among links, for instance the language: each in its own language. */
export function LinkMenu({ items, ...menu }: MenuProps & { items: readonly MenuLink[] }) {
  return (
    <Menu {...menu}>
      {items.map((item) => (
        <li key={item.href}>
          <a
            className="menu-item"
            href={item.href}
            lang={item.lang}
            hrefLang={item.lang}
            aria-current={item.current ? 'true' : undefined}
          >
            {item.current ? <Icon name="check" /> : <span className="icon" />}
            {item.label}
          </a>
        </li>
      ))}
    </Menu>
  );
}

type ChoiceMenuProps = MenuProps & {
  action: string;
  name: string;
  items: readonly MenuChoice[];
  /** Hidden inputs of the form, such as the address to come back to. */
  hidden?: ReactNode;
};

/** Choose among values that the server keeps, for instance the theme: a form of buttons. */
export function ChoiceMenu({ action, name, items, hidden, ...menu }: ChoiceMenuProps) {
  return (
    <form method="post" action={action}>
      {hidden}
      <Menu {...menu}>
        {items.map((item) => (
          <li key={item.value}>
            <button
              className="menu-item"
              type="submit"
              name={name}
              value={item.value}
              aria-pressed={Boolean(item.current)}
            >
              {item.current ? <Icon name="check" /> : item.icon ? <Icon name={item.icon} /> : <span className="icon" />}
              {item.label}
            </button>
          </li>
        ))}
      </Menu>
    </form>
  );
}
