import { wordsFor } from '#app/contract/statement-words.ts';
import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UserText } from '#app/ui/user-text.tsx';

type Props = { statement: StatementView; className?: string };

/** What a statement says, in the reader's language where it was translated; the original is one press away. */
export function StatementText({ statement, className }: Props) {
  const { t, lang } = useT();
  const words = wordsFor(statement, lang);
  return (
    <>
      <UserText text={words.text ?? ''} lang={words.lang} className={className} />
      {words.translated ? (
        <details className="text-ink-soft">
          <summary className="py-2">
            {t('own:statement.translated')} · {t('own:statement.original')}
          </summary>
          <UserText text={statement.text ?? ''} lang={statement.lang} />
        </details>
      ) : null}
    </>
  );
}
