import { limits } from '#app/contract/limits.ts';
import type { RoomView, StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { UserText } from '#app/ui/user-text.tsx';
import { ActButton } from './act-button.tsx';
import { ActForm, useSending } from './act-form.tsx';
import { Handled } from './comment-card.tsx';
import { ReasonButtons } from './reason-buttons.tsx';
import { useSteadyList } from './steady-list.ts';
import { Untouched } from './untouched.tsx';

const idOf = (statement: StatementView): string => statement.statementId;
const first = 8;

type Props = {
  room: RoomView;
  /** Hidden ones with the texts that the room no longer has. */
  hidden: StatementView[];
  own: string;
  form: { actionId: string; error?: string | undefined; typed?: string | undefined };
};

/** The statements people vote on, newest first, with one more to add. */
export function StatementsPanel({ room, hidden, own, form }: Props) {
  const { t } = useT();
  const texts = new Map(hidden.map((row) => [row.statementId, row.text]));
  const newest = room.statements
    .map((row) => (row.text === null ? { ...row, text: texts.get(row.statementId) ?? null } : row))
    .sort((a, b) => b.number - a.number);
  const list = useSteadyList(newest, idOf, own, first);
  const rest = newest.length - list.shown.length - list.waiting;
  return (
    <>
      {room.session.state === 'closed' ? null : <AddStatement {...form} />}
      {newest.length === 0 ? (
        <EmptyState title={t('moderate:statements_none')}>
          <p>{t('moderate:statements_none_text')}</p>
        </EmptyState>
      ) : null}
      {list.waiting > 0 ? (
        <p>
          <Button type="button" wide icon="comment" onClick={list.showAll}>
            {t('moderate:waiting_statements', { count: list.waiting })}
          </Button>
        </p>
      ) : null}
      {list.shown.map(({ item, gone }) => (
        <StatementCard key={item.statementId} statement={item} gone={gone} />
      ))}
      {rest > 0 ? (
        <details>
          <summary className="py-2 font-bold text-indigo">{t('moderate:statements_rest', { count: rest })}</summary>
          <div className="grid gap-3 pt-2">
            {newest.slice(list.shown.length + list.waiting).map((row) => (
              <StatementCard key={row.statementId} statement={row} />
            ))}
          </div>
        </details>
      ) : null}
    </>
  );
}

function StatementCard({ statement, gone }: { statement: StatementView; gone?: boolean }) {
  const { t } = useT();
  const { number, tally, state, reason, statementId } = statement;
  const about = t('moderate:statement_number', { number });
  const id = `st${number}`;
  return (
    <Card as="article" labelledBy={id}>
      <div className="flex flex-wrap items-center gap-3">
        <h3 id={id} className="text-base">
          {about}
        </h3>
        {state === 'hidden' ? (
          <Chip tone="warn" icon="eye-off">
            {t('moderate:is_hidden')}
          </Chip>
        ) : null}
      </div>
      {statement.text === null ? null : <UserText text={statement.text} lang={statement.lang} />}
      <p className="nums text-ink-soft">
        {t('moderate:agree', { count: tally.agree })} · {t('moderate:disagree', { count: tally.disagree })} ·{' '}
        {t('moderate:pass', { count: tally.pass })}
      </p>
      {reason ? (
        <p className="text-ink-soft">
          {t('moderate:hidden_for')} {t(`room:reasons.${reason}`)}
        </p>
      ) : null}
      {gone ? <Handled /> : null}
      <Untouched value={state} valueKey={state}>
        {(steady) =>
          steady === 'hidden' ? (
            <ActButton
              intent="showStatement"
              fields={{ targetId: statementId, ...(reason && { reason }) }}
              icon="eye"
              about={about}
            >
              {t('moderate:restore')}
            </ActButton>
          ) : (
            <ReasonButtons intent="hideStatement" targetId={statementId} label={t('moderate:hide')} about={about} />
          )
        }
      </Untouched>
    </Card>
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
