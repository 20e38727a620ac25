import { moderationReasons } from '#app/contract/moderation.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { ActForm } from './act-form.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';

type Props = {
  intent: 'hideComment' | 'hideStatement' | 'hideQuestion' | 'refuseEdit';
  targetId: string;
  label: string;
  /** What it is about, in words. */
  about: string;
  /** It waits and was never shown: hiding it is refusing it. */
  held?: boolean;
  className?: string;
};

type FormProps = Omit<Props, 'label' | 'className'> & { question?: string };

/** Hides or refuses with one press on the reason: the charter knows no hiding without one. */
export function ReasonButtons({ intent, targetId, label, about, held, className }: Props) {
  return (
    <Disclosure label={label} about={about} icon="eye-off" {...(className && { className })}>
      <ReasonForm intent={intent} targetId={targetId} about={about} held={held} />
    </Disclosure>
  );
}

/** The reasons of the charter, each a button that acts. */
export function ReasonForm({ intent, targetId, about, held, question }: FormProps) {
  const { t } = useT();
  const asked = question ?? t('moderate:reason');
  return (
    <ActForm intent={intent} fields={{ targetId, ...(held && { held: '1' }) }}>
      <div role="group" aria-label={`${asked} ${about}`} className="grid gap-2">
        <p className="font-bold">{asked}</p>
        {moderationReasons.map((reason) => (
          <Button key={reason} name="reason" value={reason} wide>
            {t(`room:reasons.${reason}`)}
          </Button>
        ))}
      </div>
    </ActForm>
  );
}
