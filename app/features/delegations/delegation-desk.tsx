import type { DelegationRules, DelegationView, SeatName } from '#app/contract/delegation.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FormErrors, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { DelegationRow } from './delegation-row.tsx';
import { GiveForm } from './give-form.tsx';

export type DelegationPage = {
  rules: DelegationRules | null;
  refusal: string | null;
  mine: { given: DelegationView[]; held: DelegationView[] } | null;
  members: Array<SeatName & { mandateId: string }>;
  motions: Array<{ motionId: string; number: number; title: LocalizedText }>;
  all: DelegationView[] | null;
};

type Props = DelegationPage & {
  actionId: string;
  done: 'given' | 'revoked' | null;
  refused: Refused | undefined;
};

/** Where a member gives their vote to another and takes it back, and who leads the sitting sees all of it. */
export function DelegationDesk({ rules, refusal, mine, members, motions, all, actionId, done, refused }: Props) {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <header className="flow">
        <h1>{t('delegation:title')}</h1>
        <p>{t('delegation:lead')}</p>
      </header>
      <FormErrors refused={refused} fields={['mandateId', 'motionId']} />
      {done ? <Notice kind="success">{t(`delegation:done.${done}`)}</Notice> : null}
      <Rules rules={rules} />
      {mine ? (
        <>
          <List id="given" rows={mine.given} revocable />
          <List id="held" rows={mine.held} />
        </>
      ) : null}
      {mine && refusal === null ? (
        <Card as="section" labelledBy="give-title" id="give">
          <h2 id="give-title" className="text-lg">
            {t('delegation:give_title')}
          </h2>
          <GiveForm members={members} motions={motions} actionId={actionId} refused={refused} />
        </Card>
      ) : null}
      {mine && refusal !== null && rules ? <Notice>{t(`errors:${refusal}`)}</Notice> : null}
      {all ? <List id="all" rows={all} /> : null}
    </div>
  );
}

/** By what rules somebody votes in the name of another, in words. */
function Rules({ rules }: { rules: DelegationRules | null }) {
  const { t } = useT();
  if (!rules) return <Notice>{t('errors:delegation.off')}</Notice>;
  const { most, forQuorum, ownVote } = rules;
  return (
    <section aria-labelledby="rules" className="flow">
      <h2 id="rules" className="text-lg">
        {t('delegation:rules')}
      </h2>
      <ul className="grid list-disc gap-1 ps-8">
        <li>{t('delegation:rule_most', { count: most })}</li>
        <li>{t('delegation:rule_step')}</li>
        <li>{t(`delegation:rule_quorum_${forQuorum ? 'yes' : 'no'}`)}</li>
        <li>{t('delegation:rule_revoke')}</li>
        <li>{t(`delegation:rule_own_${ownVote ? 'yes' : 'no'}`)}</li>
        <li>{t('delegation:rule_sealed')}</li>
        <li>{t('delegation:rule_receipt')}</li>
      </ul>
    </section>
  );
}

type ListProps = { id: 'given' | 'held' | 'all'; rows: DelegationView[]; revocable?: boolean };

function List({ id, rows, revocable = false }: ListProps) {
  const { t } = useT();
  return (
    <section aria-labelledby={`${id}-title`} className="grid gap-4" id={id}>
      <h2 id={`${id}-title`} className="text-lg">
        {t(`delegation:list.${id}`)}
      </h2>
      {rows.length === 0 ? (
        <EmptyState title={t(`delegation:none.${id}`)} />
      ) : (
        <ul className="grid gap-3 md:grid-cols-2">
          {rows.map((row) => (
            <DelegationRow key={row.delegationId} row={row} list={id} revocable={revocable} />
          ))}
        </ul>
      )}
    </section>
  );
}
