import { nextWaits } from '#app/contract/next-waits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { AddStatementForm } from '#app/features/statements/add-statement-form.tsx';
import { OwnStatements } from '#app/features/statements/own-statements.tsx';
import type { PanelProps } from './room.tsx';

/** What became of one's own statements, and the field for one more. */
export default function OwnStatementsPart({ page, live, refused }: PanelProps) {
  const { t } = useT();
  const { self } = page;
  const { room, outbox } = live;
  const { session } = room;
  const mine = refused?.form === 'addStatement' ? refused : undefined;
  const asksFirst = mine?.error.reason === 'statement.similar';
  const appeal = refused?.form === 'appealStatement' ? refused : undefined;
  return (
    <>
      <OwnStatements
        items={self.ownStatements}
        statements={room.statements}
        refused={
          appeal
            ? {
                statementId: appeal.values.statementId ?? '',
                reason: appeal.error.fields?.text ?? appeal.error.reason,
                text: appeal.values.text,
              }
            : null
        }
      />
      {self.can.addStatement ? (
        <AddStatementForm
          key={page.actionId}
          actionId={page.actionId}
          held={nextWaits(session.holdStatements, session, self)}
          left={self.statementsLeft}
          limit={session.statementLimit}
          others={room.statements}
          votes={live.votes}
          error={mine && !asksFirst ? t(`errors:${mine.error.fields?.text ?? mine.error.reason}`) : undefined}
          typed={mine?.values.text}
          asksFirst={asksFirst}
          onAdd={
            outbox ? (text) => void outbox.submit('addStatement', { sessionId: session.sessionId, text }) : undefined
          }
          onVote={
            outbox && self.can.vote
              ? (statementId, vote) => void outbox.submit('voteStatement', { statementId, vote })
              : undefined
          }
        />
      ) : null}
    </>
  );
}
