import type { SessionState } from '#app/contract/moderation.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from './chip.tsx';

const tones = { planned: 'info', open: 'agree', paused: 'warn', closed: 'pass' } as const;
const icons = { planned: 'clock', open: 'play', paused: 'pause', closed: 'stop' } as const;

/** The state of a session, in its words. */
export function SessionChip({ state }: { state: SessionState }) {
  const { t } = useT();
  return (
    <Chip tone={tones[state]} icon={icons[state]}>
      {t(`session.state_${state}`)}
    </Chip>
  );
}
