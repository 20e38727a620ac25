import { freshPriority } from '#app/contract/opinion-groups.ts';
import type { StatementView } from '#app/contract/views.ts';

/** A number between 0 and 1 that is the same for a person and a statement each time (FNV-1a, mixed). */
function draw(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return ((hash >>> 0) + 0.5) / 2 ** 32;
}

/**
 * The statements that wait for a person's vote, the next one first. Before there is an opinion map they come in their
 * order; then drawn by their weights, each person's own draw: what tells most comes sooner, and not everybody is asked
 * the same. Whoever voted on a statement that was merged into one of these is offered that one first. Of weights w the order by draw^(1/w) is that of drawing one after the other (Efraimidis and Spirakis, 2006).
 * @param weights by the number of a statement; empty before there is a map
 */
export function nextStatements(
  statements: readonly StatementView[],
  votes: Record<string, unknown>,
  weights: Record<string, number>,
  personId: string | null,
): StatementView[] {
  const waiting = statements.filter((row) => row.state === 'accepted' && votes[row.statementId] === undefined);
  const first = new Set(
    statements.flatMap((row) =>
      row.state === 'merged' && votes[row.statementId] !== undefined ? endOf(row, statements) : [],
    ),
  );
  const isFirst = (row: StatementView): number => (first.has(row.statementId) ? 1 : 0);
  if (Object.keys(weights).length === 0) return [...waiting].sort((a, b) => isFirst(b) - isFirst(a));
  const key = new Map(
    waiting.map((row) => [
      row.statementId,
      Math.log(draw(`${personId ?? ''} ${row.statementId}`)) / Math.max(weights[row.number] ?? freshPriority, 0.01),
    ]),
  );
  return [...waiting].sort(
    (a, b) => isFirst(b) - isFirst(a) || (key.get(b.statementId) ?? 0) - (key.get(a.statementId) ?? 0),
  );
}

/** The statement that one was merged into in the end, however many steps that took. */
function endOf(row: StatementView, statements: readonly StatementView[]): string[] {
  const seen = new Set<string>();
  let at: StatementView | undefined = row;
  while (at?.mergedInto && !seen.has(at.statementId)) {
    seen.add(at.statementId);
    const next: string = at.mergedInto;
    at = statements.find((other) => other.statementId === next);
  }
  return at ? [at.statementId] : [];
}
