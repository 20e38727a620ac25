import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { keepFocus, ToolIcon } from './tool-button.tsx';
import type { ToolPath } from './tool-paths.ts';

export type MenuChoice = {
  key: string;
  label: ReactNode;
  keys?: string;
  icon?: ToolPath;
  chosen?: boolean;
  disabled?: boolean;
};

type ToolMenuProps = {
  icon?: ToolPath;
  /** Seen and said; with an icon it is only said. */
  label: string;
  /** What is chosen now, shown on the button. */
  value?: string;
  choices: MenuChoice[];
  onChoose(key: string): void;
};

/** A button with a list of choices under it; arrows walk the list, Escape closes it. */
export function ToolMenu({ icon, label, value, choices, onChoose }: ToolMenuProps) {
  const { t } = useT();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  // The title says the same as the name: another one would be told after it.
  const name = value ? `${label}${t('colon')}${value}` : label;
  useOutside(open, () => setOpen(false), button, menu);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="tool-menu">
      <button
        ref={button}
        id={id}
        type="button"
        className={icon ? 'tool' : 'tool tool-wide'}
        data-tool=""
        tabIndex={-1}
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        onMouseDown={keepFocus}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {icon ? <ToolIcon name={icon} /> : <span className="tool-value">{value}</span>}
        <ToolIcon name="down" />
      </button>
      {open ? (
        <MenuList
          menu={menu}
          labelledBy={id}
          choices={choices}
          onClose={close}
          onChoose={(key) => {
            close();
            onChoose(key);
          }}
        />
      ) : null}
    </div>
  );
}

type MenuListProps = {
  menu: React.RefObject<HTMLDivElement>;
  labelledBy: string;
  choices: MenuChoice[];
  onChoose(key: string): void;
  onClose(): void;
};

function MenuList({ menu, labelledBy, choices, onChoose, onClose }: MenuListProps) {
  useEffect(() => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
  }, [menu]);
  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-labelledby={labelledBy}
      className="tool-list"
      onKeyDown={(event) => moveInMenu(event, onClose)}
    >
      {choices.map(({ key, label, keys, icon, chosen, disabled }) => (
        <button
          key={key}
          type="button"
          role={chosen === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={chosen}
          aria-disabled={disabled || undefined}
          aria-keyshortcuts={keys}
          tabIndex={-1}
          className="tool-choice"
          onMouseDown={keepFocus}
          onClick={() => disabled || onChoose(key)}
        >
          {icon ? <ToolIcon name={icon} /> : null}
          <span>{label}</span>
          {keys ? <kbd dir="ltr">{keys.replaceAll('Control', 'Ctrl')}</kbd> : null}
        </button>
      ))}
    </div>
  );
}

function moveInMenu(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to: Record<string, number> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = to[event.key];
  if (event.key === 'Tab') onClose();
  if (next === undefined && event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  if (next === undefined) onClose();
  else items[next]?.focus();
}

/** Closes what is open when somebody clicks elsewhere. */
function useOutside(open: boolean, onOutside: () => void, ...inside: React.RefObject<HTMLElement>[]): void {
  const latest = useRef(onOutside);
  latest.current = onOutside;
  const parts = useRef(inside);
  useEffect(() => {
    if (!open) return undefined;
    const listen = (event: Event) => {
      if (!parts.current.some((part) => part.current?.contains(event.target as Node))) latest.current();
    };
    document.addEventListener('pointerdown', listen);
    return () => document.removeEventListener('pointerdown', listen);
  }, [open]);
}
