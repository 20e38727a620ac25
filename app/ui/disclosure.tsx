import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

type Props = {
  label: ReactNode;
  about?: ReactNode;
  icon?: IconName;
  main?: boolean;
  open?: boolean | undefined;
  className?: string;
  children: ReactNode;
};

/** A button that first asks: the question opens under it, with and without script. */
export function Disclosure({ label, about, icon, main, open, className, children }: Props) {
  return (
    <details
      open={open}
      className={classes('min-w-0 open:basis-full [&[open]>summary>svg:last-child]:rotate-180', className)}
    >
      <summary
        className={classes(
          'btn w-full list-none sm:w-auto sm:min-w-40 [&::-webkit-details-marker]:hidden',
          main && 'btn-main sm:w-full',
        )}
      >
        {icon ? <Icon name={icon} /> : null}
        <span>
          {label}
          {about ? <span className="sr-only"> {about}</span> : null}
        </span>
        <Icon name="chevron-down" />
      </summary>
      <div className="mt-2 grid gap-3 border-s-4 border-line-strong ps-4">{children}</div>
    </details>
  );
}
