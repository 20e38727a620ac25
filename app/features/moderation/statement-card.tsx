import { useId, type ReactNode } from 'react';
import type { prepareLike } from '#app/contract/like-statements.ts';
import type { StatementState, StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { UserText } from '#app/ui/user-text.tsx';
import { ActButton } from './act-button.tsx';
import { Handled } from './comment-card.tsx';
import { HeldNote } from './held-note.tsx';
import { ReasonButtons } from './reason-buttons.tsx';
import { MergeForm, TranslateForms } from './statement-forms.tsx';
import { Untouched } from './untouched.tsx';

/** A form about a statement that was refused, with what was typed. */
export type RefusedStatement = { form: string; reason: string; values: Record<string, string> };

type Props = {
  statement: StatementView;
  gone?: boolean;
  /** The statements of the room, to merge into. */
  others: StatementView[];
  /** Finds like ones to merge into; where it is left out only their number is asked for. */
  findLike?: ReturnType<typeof prepareLike> | undefined;
  refused: RefusedStatement | null;
  /** One of many: the forms for merging and translating are a link away. */
  brief?: boolean;
  children?: ReactNode;
};

const chips: Partial<Record<StatementState, string>> = {
  held: 'question_held',
  merged: 'statement_merged',
  hidden: 'is_hidden',
  refused: 'statement_refused',
};

/** One statement as moderators read it, in all its languages, with what can be done with it in its state. */
export function StatementCard({ statement, gone, others, findLike, refused, brief, children }: Props) {
  const { t } = useT();
  const { number, tally, state, reason } = statement;
  // What is appealed is in the queue and in the list, and only the card of the list is linked to.
  const beside = useId();
  const id = children ? beside : `st${number}`;
  const into = others.find((row) => row.statementId === statement.mergedInto);
  const chip = chips[state];
  return (
    <Card as="article" labelledBy={id}>
      <div className="flex flex-wrap items-center gap-3">
        <h3 id={id} className="text-base">
          {t('moderate:statement_number', { number })}
        </h3>
        {chip ? <Chip tone="warn">{t(`moderate:${chip}`)}</Chip> : null}
        {statement.byOrganisers ? <Chip tone="info">{t('moderate:statement_organisers')}</Chip> : null}
      </div>
      {statement.text === null ? null : <UserText text={statement.text} lang={statement.lang} />}
      {Object.entries(statement.translations).map(([lang, text]) => (
        <UserText key={lang} text={text ?? ''} lang={lang} className="text-ink-soft" />
      ))}
      {state === 'held' ? (
        <HeldNote id={statement.statementId} />
      ) : (
        <p className="nums text-ink-soft">
          {t('moderate:agree', { count: tally.agree })} · {t('moderate:disagree', { count: tally.disagree })} ·{' '}
          {t('moderate:pass', { count: tally.pass })}
        </p>
      )}
      {into ? <p className="nums">{t('moderate:merged_into', { number: into.number })}</p> : null}
      {reason ? (
        <p className="text-ink-soft">
          {t(state === 'refused' ? 'moderate:refused_for' : 'moderate:hidden_for')} {t(`room:reasons.${reason}`)}
        </p>
      ) : null}
      {gone ? <Handled /> : null}
      {children ?? (
        <Untouched value={state} valueKey={state} className="flex flex-wrap gap-2">
          {(steady) => (
            <Acts statement={statement} state={steady} findLike={findLike} refused={refused} brief={brief} />
          )}
        </Untouched>
      )}
    </Card>
  );
}

type ActsProps = Pick<Props, 'statement' | 'findLike' | 'refused' | 'brief'> & { state: StatementState };

function Acts({ statement, state, findLike, refused, brief }: ActsProps) {
  const { t } = useT();
  const { statementId, reason, number } = statement;
  const about = t('moderate:statement_number', { number });
  const mine = refused && Object.values(refused.values).includes(statementId) ? refused : null;
  const merge = (
    <MergeForm statement={statement} like={findLike?.(statement.text ?? '', statementId) ?? []} refused={mine} />
  );
  const translate = <TranslateForms statement={statement} refused={mine} />;
  if (state === 'held') {
    return (
      <>
        <ActButton
          intent="showStatement"
          fields={{ targetId: statementId }}
          variant="main"
          icon="check"
          className="grow"
          wide
          about={about}
        >
          {t('moderate:release')}
        </ActButton>
        <ReasonButtons
          intent="hideStatement"
          targetId={statementId}
          label={t('moderate:refuse')}
          held
          about={about}
          className="grow"
        />
        {merge}
        {translate}
      </>
    );
  }
  if (state === 'hidden' || state === 'refused') {
    return (
      <ActButton
        intent="showStatement"
        fields={{ targetId: statementId, ...(reason && { reason }) }}
        icon="eye"
        about={about}
      >
        {t('moderate:restore')}
      </ActButton>
    );
  }
  const forms = brief ? (
    <a className="btn" href={`?statement=${number}#st${number}`}>
      {t('moderate:merge')} · {t('moderate:translate')} <span className="sr-only">{about}</span>
    </a>
  ) : (
    <>
      {state === 'merged' ? null : merge}
      {translate}
    </>
  );
  return (
    <>
      {state === 'merged' ? (
        <ActButton intent="unmergeStatement" fields={{ targetId: statementId }} icon="undo" about={about}>
          {t('moderate:unmerge')}
        </ActButton>
      ) : null}
      {forms}
      <ReasonButtons intent="hideStatement" targetId={statementId} label={t('moderate:hide')} about={about} />
    </>
  );
}

/** The live room knows what is shown now, the moderators' own list the texts of the rest. */
export function mergeStatements(live: StatementView[], unshown: StatementView[]): StatementView[] {
  const known = new Map(unshown.map((row) => [row.statementId, row]));
  const ids = new Set(live.map((row) => row.statementId));
  return [
    ...live.map((row) => {
      const text = row.text ?? known.get(row.statementId)?.text ?? null;
      const translations = row.text === null ? (known.get(row.statementId)?.translations ?? {}) : row.translations;
      return { ...row, text, translations };
    }),
    ...unshown.filter((row) => !ids.has(row.statementId)),
  ];
}
