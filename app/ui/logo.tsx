import { useId } from 'react';
import { classes } from './classes.ts';

/*
 * The note of the house, after the weaving of the Noun valley: a whole lozenge and a half that faces it,
 * one who speaks and one who answers. Steps, not curves: it is cut as a weaver counts threads.
 */
const whole = 'M16 2h4v4h4v4h4v4h4v4h-4v4h-4v4h-4v4h-4v-4h-4v-4H8v-4H4v-4h4v-4h4V6h4z';
const heart = 'M16 12h4v2h2v4h-2v2h-4v-2h-2v-4h2z';
const half = 'M52 2v28h-4v-4h-4v-4h-4v-4h-4v-4h4v-4h4V6h4V2z';

/** The mark. With words beside it, it stays silent. */
export function Logo({ label, className }: { label?: string; className?: string }) {
  return (
    <svg
      className={classes('logo', className)}
      viewBox="2 0 52 32"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      focusable="false"
    >
      <path className="fill-indigo" fillRule="evenodd" d={`${whole}${heart}`} />
      <path className="fill-terra" d={half} />
    </svg>
  );
}

/** The hairline band under a name: lozenges and halves in a row, drawn, never behind text. */
export function WovenBand({ className }: { className?: string }) {
  const id = `band${useId().replace(/:/g, '')}`;
  return (
    <svg className={classes('band', className)} aria-hidden focusable="false">
      <defs>
        <pattern id={id} width="32" height="12" patternUnits="userSpaceOnUse">
          <path d="M0 .5h32M0 11.5h32" stroke="currentColor" />
          <path d="M8 2.5 11.5 6 8 9.5 4.5 6z" fill="currentColor" />
          <path d="M16 6 19 3M16 6l3 3M29 3l3 3M29 9l3-3M0 6h1M24 4l2 2-2 2-2-2z" fill="none" stroke="currentColor" />
        </pattern>
      </defs>
      <rect width="100%" height="12" fill={`url(#${id})`} />
    </svg>
  );
}
