import { guessLang } from '#app/contract/languages.ts';
import { limits } from '#app/contract/limits.ts';
import type { OwnStatement } from '#app/contract/own-statements.ts';
import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { OnceForm } from '#app/ui/once-form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserText } from '#app/ui/user-text.tsx';
import { StatementText } from './statement-text.tsx';

/** An appeal of the author's that was refused, with what was typed in it. */
export type RefusedStatementAppeal = { statementId: string; reason: string; text: string | undefined };

type Props = { items: OwnStatement[]; statements: StatementView[]; refused: RefusedStatementAppeal | null };

/** What became of one's own statements that others do not see, or do not vote on: told to the author, with the reason. */
export function OwnStatements({ items, statements, refused }: Props) {
  const { t, lang } = useT();
  return (
    <>
      {items.map((item) => (
        <Notice
          key={item.statementId}
          kind={item.state === 'held' || item.state === 'merged' ? 'info' : 'warning'}
          title={t(`own:statement.${item.state}`, {
            number: item.number,
            reason: item.reason ? t(`room:reasons.${item.reason}`) : '',
          })}
        >
          <UserText text={item.text} lang={guessLang(item.text, lang)} />
          {item.state === 'merged' ? (
            <Into statement={statements.find((row) => row.statementId === item.mergedInto)} />
          ) : null}
          {item.state === 'hidden' || item.state === 'refused' ? (
            <Appeal item={item} refused={refused?.statementId === item.statementId ? refused : null} />
          ) : null}
        </Notice>
      ))}
    </>
  );
}

/** The statement that is voted on in the place of one's own. */
function Into({ statement }: { statement: StatementView | undefined }) {
  const { t } = useT();
  if (!statement) return null;
  return (
    <>
      <p>{t('own:statement.merged_into')}</p>
      <blockquote className="quote">
        <StatementText statement={statement} />
      </blockquote>
      <p>
        <a href={`?tab=statements&statement=${statement.statementId}#statement`}>
          {t('room:statements.number', { number: statement.number })}
        </a>
      </p>
    </>
  );
}

type AppealProps = { item: OwnStatement; refused: RefusedStatementAppeal | null };

function Appeal({ item: { statementId, appeal }, refused }: AppealProps) {
  return (
    <OnceForm
      id={`appeal-${statementId}`}
      say="own:appeal"
      max={limits.appealText.max}
      action="?tab=statements"
      fields={{ intent: 'appealStatement', statementId }}
      sent={appeal && { ...appeal, outcome: appeal.outcome === 'upheld' ? 'upheld' : null }}
      refused={refused}
    />
  );
}
