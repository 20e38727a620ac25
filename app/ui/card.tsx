import type { ReactNode } from 'react';
import { classes } from './classes.ts';

type CardProps = {
  /** `asking` wants something of the reader (one a screen); `marked` is the current one of many. */
  kind?: 'plain' | 'marked' | 'asking';
  as?: 'div' | 'article' | 'section' | 'li';
  /** Id of the heading inside, which names the card. */
  labelledBy?: string;
  id?: string;
  foot?: ReactNode;
  className?: string;
  children: ReactNode;
};

export function Card({ kind = 'plain', as: Tag = 'div', labelledBy, id, foot, className, children }: CardProps) {
  return (
    <Tag
      id={id}
      className={classes('card', kind !== 'plain' && `card-${kind}`, className)}
      aria-labelledby={labelledBy}
    >
      {children}
      {foot ? <div className="card-foot">{foot}</div> : null}
    </Tag>
  );
}
