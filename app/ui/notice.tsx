import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type NoticeKind = 'info' | 'success' | 'warning' | 'danger';

type NoticeProps = { kind?: NoticeKind; title?: ReactNode; actions?: ReactNode; children?: ReactNode; id?: string };

const looks: Record<NoticeKind, { tone: string; icon: IconName }> = {
  info: { tone: 'tone-info', icon: 'info' },
  success: { tone: 'tone-agree', icon: 'success' },
  warning: { tone: 'tone-warn', icon: 'warning' },
  danger: { tone: 'tone-disagree', icon: 'warning' },
};

/** A message that stands in the page. Silent: what must be spoken goes through the announcer. */
export function Notice({ kind = 'info', title, actions, children, id }: NoticeProps) {
  const { tone, icon } = looks[kind];
  return (
    <div id={id} className={`notice ${tone}`}>
      <Icon name={icon} />
      <div className="notice-body">
        {title ? <p className="notice-title">{title}</p> : null}
        {children ? <div className="notice-text">{children}</div> : null}
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
