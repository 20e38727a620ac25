import { guessLang } from '#app/contract/languages.ts';
import type { RoomSelf } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserText } from '#app/ui/user-text.tsx';

/** What became of one's own questions that others do not see: told to the author, with the reason. */
export function OwnQuestions({ items }: { items: RoomSelf['ownQuestions'] }) {
  const { t, lang } = useT();
  return (
    <>
      {items.map((item) => (
        <Notice
          key={item.questionId}
          kind={item.state === 'held' ? 'info' : 'warning'}
          title={t(`questions:own_${item.state}`, { reason: item.reason ? t(`room:reasons.${item.reason}`) : '' })}
        >
          <UserText text={item.text} lang={guessLang(item.text, lang)} />
        </Notice>
      ))}
    </>
  );
}

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
