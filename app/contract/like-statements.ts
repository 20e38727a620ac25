import { prepareSimilar } from './similar-texts.ts';
import { allWordsOf } from './statement-words.ts';
import type { StatementView } from './views.ts';

/** Finds the statements that may say the same as a text, beside the given ones: see {@link likeStatements}. */
export function prepareLike(statements: readonly StatementView[]): (text: string, not?: string) => StatementView[] {
  const shown = statements.filter((row) => row.state === 'accepted');
  const find = prepareSimilar(
    shown.flatMap((statement) => allWordsOf(statement).map((words) => ({ text: words.text, statement }))),
  );
  return (text, not) => {
    const found = new Set(find(text, 12).map(({ statement }) => statement));
    return [...found].filter((row) => row.statementId !== not).slice(0, 3);
  };
}

/** Statements that can be voted on and may say the same as `text`, in the language of their author or translated; three at most. */
export function likeStatements(text: string, statements: readonly StatementView[]): StatementView[] {
  return prepareLike(statements)(text);
}
