import { useT } from '#app/i18n/use-t.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import { ActButton } from './act-button.tsx';
import { CloseMotion, CloseSession } from './ask-close.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import type { NextStep } from './next-step.ts';

type Plain = { intent: string; fields: Record<string, string>; icon: IconName };

/** The form behind a step that is done at once; null for what asks first or has nothing to do. */
function plainAct(step: NextStep): Plain | null {
  switch (step.kind) {
    case 'start':
    case 'resume':
      return { intent: 'moveSession', fields: { to: 'open' }, icon: 'play' };
    case 'next-item':
      return { intent: 'moveAgenda', fields: { agendaItemId: step.item.agendaItemId }, icon: 'arrow' };
    case 'open-motion':
      return { intent: 'openMotion', fields: { motionId: step.motion.motionId }, icon: 'vote' };
    case 'show-result':
      return { intent: 'showResult', fields: { motionId: step.motion.motionId }, icon: 'eye' };
    default:
      return null;
  }
}

/** The main button: it does what comes next. What cannot be taken back asks first. */
export function MainAct({ step }: { step: NextStep }) {
  const { t } = useT();
  if (step.kind === 'nothing') return null;
  const label = t(`moderate:main_${step.kind}`);
  const act = plainAct(step);
  if (act) {
    return (
      <ActButton {...act} variant="main" wide>
        {label}
      </ActButton>
    );
  }
  return (
    <Disclosure key={step.kind} label={label} icon="stop" main>
      {step.kind === 'close-motion' ? (
        <CloseMotion motionId={step.motion.motionId} />
      ) : (
        <CloseSession blocked={false} />
      )}
    </Disclosure>
  );
}
