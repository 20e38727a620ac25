import type { ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, type ButtonVariant } from '#app/ui/button.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import { ActForm, useSending } from './act-form.tsx';

type Props = {
  intent: string;
  fields?: Record<string, string>;
  variant?: ButtonVariant;
  icon?: IconName;
  wide?: boolean;
  /** What it is about, for those who do not see the card round it. */
  about?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A button that does one thing at once. */
export function ActButton({ intent, fields, variant, icon, wide, about, className, children }: Props) {
  const { t } = useT();
  const busy = useSending(intent, fields);
  return (
    <ActForm intent={intent} {...(fields && { fields })} {...(className && { className })}>
      <Button variant={variant} icon={icon} wide={wide} busy={busy} busyLabel={t('moderate:sending')}>
        <span>
          {children}
          {about ? <span className="sr-only"> {about}</span> : null}
        </span>
      </Button>
    </ActForm>
  );
}
