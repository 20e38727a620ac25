import { useT } from '#app/i18n/use-t.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import { ActButton } from './act-button.tsx';
import { CloseMotion, CloseSession, OpenMotion, ShowResult } from './ask-close.tsx';
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
    <Disclosure key={step.kind} label={label} icon={icons[step.kind as keyof typeof icons] ?? 'stop'} main>
      <Question step={step} />
    </Disclosure>
  );
}

const icons = { 'open-motion': 'vote', 'show-result': 'eye' } as const;

function Question({ step }: { step: NextStep }) {
  switch (step.kind) {
    case 'open-motion':
      return <OpenMotion motionId={step.motion.motionId} />;
    case 'close-motion':
      return <CloseMotion motion={step.motion} />;
    case 'show-result':
      return <ShowResult motionId={step.motion.motionId} />;
    default:
      return <CloseSession blocked={false} />;
  }
}
