import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { toneIcons, type Tone } from './tone.ts';

type ChipProps = { tone?: Tone; icon?: IconName; children: ReactNode };

/** A state in one or two words, always with an icon. */
export function Chip({ tone = 'pass', icon = toneIcons[tone], children }: ChipProps) {
  return (
    <span className={`chip tone-${tone}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}
