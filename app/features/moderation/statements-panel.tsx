import { useLocation } from '@remix-run/react';
import { useMemo } from 'react';
import { prepareLike } from '#app/contract/like-statements.ts';
import { limits } from '#app/contract/limits.ts';
import type { RoomView, StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { ActForm, useSending } from './act-form.tsx';
import { mergeStatements, StatementCard, type RefusedStatement } from './statement-card.tsx';
import { useSteadyList } from './steady-list.ts';
import { WaitingStatements } from './waiting-statements.tsx';

const idOf = (statement: StatementView): string => statement.statementId;
const first = 8;
/** Up to this many older statements have all their forms in the page; of more each has a link to them. */
const wholeAtMost = 40;

type Props = {
  room: RoomView;
  /** Those that wait, were refused, hidden or merged unseen, with the texts that the room does not have. */
  unshown: StatementView[];
  refused: RefusedStatement | null;
  own: string;
  form: { actionId: string; error?: string | undefined; typed?: string | undefined };
};

/** The statements people vote on, newest first, with one more to add. */
export function StatementsPanel({ room, unshown, refused, own, form }: Props) {
  const { t } = useT();
  const newest = mergeStatements(room.statements, unshown)
    .filter((row) => row.state !== 'held')
    .sort((a, b) => b.number - a.number);
  const list = useSteadyList(newest, idOf, own, first);
  const findLike = useMemo(() => prepareLike(room.statements), [room.statements]);
  const older = newest.slice(list.shown.length + list.waiting);
  const picked = new URLSearchParams(useLocation().search).get('statement');
  const rest = newest.length - list.shown.length - list.waiting;
  return (
    <>
      {room.session.state === 'closed' ? null : <AddStatement {...form} />}
      {newest.length === 0 ? (
        <EmptyState title={t('moderate:statements_none')}>
          <p>{t('moderate:statements_none_text')}</p>
        </EmptyState>
      ) : null}
      <WaitingStatements list={list} />
      {list.shown.map(({ item, gone }) => (
        <StatementCard
          key={item.statementId}
          statement={item}
          gone={gone}
          others={room.statements}
          findLike={findLike}
          refused={refused}
        />
      ))}
      {rest > 0 ? (
        <details open={older.some(({ number }) => String(number) === picked)}>
          <summary className="py-2 font-bold text-indigo">{t('moderate:statements_rest', { count: rest })}</summary>
          <div className="grid gap-3 pt-2">
            {older.map((row) => (
              <StatementCard
                key={row.statementId}
                statement={row}
                others={room.statements}
                refused={refused}
                brief={older.length > wholeAtMost && String(row.number) !== picked}
              />
            ))}
          </div>
        </details>
      ) : null}
    </>
  );
}

function AddStatement({ actionId, error, typed }: Props['form']) {
  const { t } = useT();
  const busy = useSending('addStatement');
  const { max } = limits.statementText;
  return (
    <Card>
      <ActForm intent="addStatement" fields={{ actionId }} className="grid gap-3">
        <TextArea
          id="addStatement-text"
          name="text"
          rows={2}
          className="min-h-20"
          label={t('moderate:add_statement')}
          hint={t('moderate:add_statement_hint')}
          error={error}
          defaultValue={typed}
          count={{
            limit: max,
            atMost: t('form.at_most', { max }),
            left: (left) => (left < 0 ? t('form.too_many') : t('form.left', { count: left })),
          }}
        />
        <Button busy={busy} busyLabel={t('moderate:sending')} icon="plus">
          {t('moderate:add')}
        </Button>
      </ActForm>
    </Card>
  );
}
