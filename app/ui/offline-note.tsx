import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type OfflineNoteProps = { title: ReactNode; /** How old what is shown is. */ age: ReactNode; retry?: ReactNode };

/** The network is gone, what is shown stays: says how old it is. Silent, like every notice. */
export function OfflineNote({ title, age, retry }: OfflineNoteProps) {
  return (
    <div className="notice tone-warn">
      <Icon name="wifi-off" />
      <div className="notice-body">
        <p className="notice-title">{title}</p>
        <p className="notice-text">{age}</p>
        {retry ? <div className="flex flex-wrap gap-2">{retry}</div> : null}
      </div>
    </div>
  );
}
