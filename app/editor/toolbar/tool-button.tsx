import type { MouseEvent } from 'react';
import { classes } from '#app/ui/classes.ts';
import { mirroredTools, toolPaths, type ToolPath } from './tool-paths.ts';

export function ToolIcon({ name }: { name: ToolPath }) {
  return (
    <svg
      className={classes('icon', mirroredTools.has(name) && 'icon-mirror')}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      aria-hidden
      focusable="false"
    >
      <path d={toolPaths[name]} />
    </svg>
  );
}

export type ToolProps = {
  icon: ToolPath;
  label: string;
  /** The keys that do the same, as `aria-keyshortcuts` writes them. */
  keys?: string;
  /** For what is on or off; left out for what acts once. */
  pressed?: boolean;
  expanded?: boolean;
  popup?: 'menu' | 'dialog';
  /** Stays reachable, so that a keyboard finds it in its place. */
  disabled?: boolean;
  onUse(): void;
  id?: string;
};

/** The text keeps its focus and its selection while somebody clicks beside it. */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** One tool. The toolbar itself gives it its place in the order of Tab. */
export function ToolButton({ icon, label, keys, pressed, expanded, popup, disabled, onUse, id }: ToolProps) {
  return (
    <button
      id={id}
      type="button"
      className="tool"
      data-tool=""
      tabIndex={-1}
      aria-label={label}
      title={label}
      aria-keyshortcuts={keys}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-haspopup={popup}
      aria-disabled={disabled || undefined}
      onMouseDown={keepFocus}
      onClick={() => disabled || onUse()}
    >
      <ToolIcon name={icon} />
      {popup === 'menu' ? <ToolIcon name="down" /> : null}
    </button>
  );
}
