import type { ErrorShape } from '#app/contract/errors.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';

/** A form of the moderators that was refused, with what was typed. */
export type Refusal = { form: string; error: ErrorShape; values: Record<string, string> };

/** The answer to a form that never reached the server. */
export const notSent: Refusal = { form: '', error: { code: 'unavailable', reason: 'network.lost' }, values: {} };

/** What is wrong with the text of a new statement, as a key of the namespace `errors`. */
export function statementError(refused: Refusal | null): string | undefined {
  return refused?.form === 'addStatement' ? refused.error.fields?.text : undefined;
}

/** A wrong field of the floor's tools: its id is made of the form's name and its own. */
function floorError({ form, error }: Refusal): { fieldId: string; reason: string } | null {
  const [wrong] = Object.entries(error.fields ?? {});
  return wrong && /^(addHall|startCount)/.test(form) ? { fieldId: `${form}-${wrong[0]}`, reason: wrong[1] } : null;
}

/** Why an act was not done, at the top of the page. */
export function RefusalNote({ refused }: { refused: Refusal | null }) {
  const { t } = useT();
  if (!refused) return null;
  const field = statementError(refused);
  const ofFloor = floorError(refused);
  const sentence =
    refused.error.reason === notSent.error.reason ? t('moderate:not_sent') : t(`errors:${refused.error.reason}`);
  return (
    <ErrorSummary
      title={t('moderate:refused_title')}
      errors={[
        ofFloor
          ? { fieldId: ofFloor.fieldId, message: t(`errors:${ofFloor.reason}`) }
          : field
            ? { fieldId: 'add-statement', message: t(`errors:${field}`) }
            : { message: sentence },
      ]}
    />
  );
}
