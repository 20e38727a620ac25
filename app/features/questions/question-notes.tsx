import { useT } from '#app/i18n/use-t.tsx';

type RuleProps = { holding: boolean; held: number; hidden: number; logHref: string };

/** The rule by which questions appear, and how many wait or were hidden: told to everybody. */
export function QuestionRule({ holding, held, hidden, logHref }: RuleProps) {
  const { t } = useT();
  return (
    <p className="nums text-ink-soft">
      {t(holding ? 'questions:rule_held' : 'questions:rule_open')}{' '}
      {holding || held > 0 ? t('questions:held', { count: held }) : null}{' '}
      {hidden > 0 ? <a href={logHref}>{t('questions:hidden', { count: hidden })}</a> : null}
    </p>
  );
}
