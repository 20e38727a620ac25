import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

export type ButtonVariant = 'main' | 'quiet' | 'danger' | 'plain';

type Look = { variant?: ButtonVariant; icon?: IconName; iconAfter?: IconName; wide?: boolean; children: ReactNode };

type ButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
    busy?: boolean;
    /** Said in place of the label while `busy`. */
    busyLabel?: string;
  };

type ButtonLinkProps = Look & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'children' | 'href'> & { href: string };

function look(variant: ButtonVariant = 'quiet', wide = false, className?: string) {
  return classes('btn', variant !== 'quiet' && `btn-${variant}`, wide && 'btn-wide', className);
}

export function Button(props: ButtonProps) {
  const { variant, icon, iconAfter, wide, busy = false, busyLabel, children, className, onClick, ...rest } = props;
  return (
    <button
      type="submit"
      {...rest}
      className={look(variant, wide, className)}
      // A busy button keeps its focus and its place in the order, so it is not `disabled`.
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className="busy-mark" aria-hidden /> : icon && <Icon name={icon} />}
      {busy && busyLabel ? busyLabel : children}
      {iconAfter && !busy ? <Icon name={iconAfter} /> : null}
    </button>
  );
}

export function ButtonLink({ variant, icon, iconAfter, wide, children, className, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={look(variant, wide, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
      {iconAfter ? <Icon name={iconAfter} /> : null}
    </a>
  );
}
