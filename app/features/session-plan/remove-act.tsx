import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';

type Props = {
  intent: string;
  /** What is removed, by the name of its field. */
  fields: Record<string, string>;
  about: string;
  sure: string;
};

/** Removing something of the plan, asked for once more. */
export function RemoveAct({ intent, fields, about, sure }: Props) {
  const { t } = useT();
  return (
    <Disclosure label={t('plan:remove')} about={about}>
      <p>{sure}</p>
      <form method="post">
        {Object.entries({ intent, ...fields }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button variant="danger">{t('plan:remove_yes')}</Button>
      </form>
    </Disclosure>
  );
}
