import { similarTexts } from './similar-texts.ts';
import { allWordsOf } from './statement-words.ts';
import type { StatementView } from './views.ts';

/** Statements that can be voted on and may say the same as `text`, in the language of their author or translated; three at most. */
export function likeStatements(text: string, statements: readonly StatementView[]): StatementView[] {
  const shown = statements.filter((row) => row.state === 'accepted');
  const known = shown.flatMap((statement) => allWordsOf(statement).map((words) => ({ text: words.text, statement })));
  return [...new Set(similarTexts(text, known, 9).map(({ statement }) => statement))].slice(0, 3);
}
