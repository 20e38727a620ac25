import { useRef, useState, type FormEvent } from 'react';
import { guessLang } from '#app/contract/languages.ts';
import { likeStatements } from '#app/contract/like-statements.ts';
import { limits } from '#app/contract/limits.ts';
import { wrongInText } from '#app/contract/wrong-in-text.ts';
import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { useOwnCheck } from '#app/ui/use-own-check.ts';
import { SimilarStatements } from './similar-statements.tsx';
import type { StatementVote } from './statement-vote-form.tsx';

type Props = {
  actionId: string;
  /** Whether statements wait for a moderator first. */
  held: boolean;
  /** How many this person may still add, and how many each may; null without a limit. */
  left: number | null;
  limit: number;
  /** The statements that a new one is compared with. */
  others: StatementView[];
  votes: Record<string, StatementVote>;
  error?: string | undefined;
  typed?: string | undefined;
  /** The server found like ones for what was typed: it is sent when it is posted again. */
  asksFirst: boolean;
  onAdd?: ((text: string) => void) | undefined;
  onVote?: ((statementId: string, vote: StatementVote) => void) | undefined;
};

const fieldId = 'statement-text';

/** A short statement of one's own for everybody to vote on: like ones are offered first, and what was typed stays. */
export function AddStatementForm({ actionId, others, votes, typed, asksFirst, onAdd, onVote, error, ...rest }: Props) {
  const { t } = useT();
  const form = useRef<HTMLFormElement>(null);
  const [similar, setSimilar] = useState(() => (asksFirst ? likeStatements(typed ?? '', others) : []));
  const check = useOwnCheck(fieldId);
  const finish = (): void => {
    form.current?.reset();
    setSimilar([]);
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const text = String(new FormData(event.currentTarget).get('text') ?? '');
    if (!onAdd) return undefined;
    event.preventDefault();
    if (!check.passes(wrongInText(text, limits.statementText))) return undefined;
    const found = similar.length > 0 ? [] : likeStatements(text, others);
    if (found.length > 0) return setSimilar(found);
    onAdd(text);
    return finish();
  };
  const opened = Boolean(error) || asksFirst;
  if (rest.left === 0 && !opened)
    return <p className="text-ink-soft nums">{t('own:statement.limit_reached', { count: rest.limit })}</p>;
  return (
    <details className="add-statement" open={opened}>
      <summary>{t('room:statements.add')}</summary>
      <div className="stack">
        {similar.length > 0 ? (
          <SimilarStatements
            statements={similar.map((row) => others.find((now) => now.statementId === row.statementId) ?? row)}
            votes={votes}
            onVote={
              onVote &&
              ((statementId, vote) => {
                onVote(statementId, vote);
                finish();
              })
            }
          />
        ) : null}
        <form ref={form} method="post" action="?tab=statements" className="stack" onSubmit={submit} noValidate>
          <input type="hidden" name="intent" value="addStatement" />
          <input type="hidden" name="actionId" value={actionId} />
          {similar.length > 0 ? <input type="hidden" name="anyway" value="1" /> : null}
          <Fields {...rest} error={check.reason ? t(`errors:${check.reason}`) : error} typed={typed} />
          <Button variant="main">
            {t(
              similar.length > 0
                ? 'own:statement.send_anyway'
                : rest.held
                  ? 'own:statement.send_held'
                  : 'room:statements.send',
            )}
          </Button>
        </form>
      </div>
    </details>
  );
}

function Fields({ held, left, error, typed }: Pick<Props, 'held' | 'left' | 'error' | 'typed'>) {
  const { t, lang } = useT();
  const { max } = limits.statementText;
  return (
    <>
      <TextArea
        id={fieldId}
        name="text"
        rows={3}
        required
        lang={typed ? guessLang(typed, lang) : undefined}
        maxLength={max}
        label={t('room:statements.text')}
        hint={t(held ? 'own:statement.hint_held' : 'room:statements.hint')}
        error={error}
        defaultValue={typed}
        count={{
          limit: max,
          atMost: t('form.at_most', { max }),
          left: (free) => t('form.left', { count: Math.max(0, free) }),
        }}
      />
      {left === null ? null : <p className="text-ink-soft nums">{t('own:statement.left', { count: left })}</p>}
    </>
  );
}
