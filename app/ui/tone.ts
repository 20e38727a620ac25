import type { IconName } from './icon.tsx';

/** What a colour means. Each tone has an icon of its own, so that no meaning hangs on colour alone. */
export type Tone = 'agree' | 'disagree' | 'pass' | 'warn' | 'info';

export const toneIcons: Record<Tone, IconName> = {
  agree: 'check',
  disagree: 'cross',
  pass: 'dash',
  warn: 'clock',
  info: 'info',
};
