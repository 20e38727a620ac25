import type { AccountAges, Joins, SameVotes } from '#app/contract/joins.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { FormErrors, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { DoorForm } from './door-form.tsx';
import { MinutesChart } from './minutes-chart.tsx';

type Props = {
  joins: Joins;
  isClosed: boolean;
  done: boolean;
  refused: Refused | undefined;
  logHref: string;
};

/** How people came into a session, in counts, and who may still come in. */
export function JoinsView({ joins, isClosed, done, refused, logHref }: Props) {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <FormErrors refused={refused} fields={['door', 'reason']} />
      {done && !refused ? <Notice kind="success">{t(`joins:done_${joins.door}`)}</Notice> : null}
      <header className="flow max-w-text">
        <h1>{t('joins:title')}</h1>
        <p>{t('joins:lead')}</p>
      </header>
      <section aria-labelledby="minutes" className="grid gap-2">
        <h2 id="minutes">{t('joins:minutes')}</h2>
        <MinutesChart rows={joins.minutes} />
      </section>
      <NetworkCard network={joins.network} />
      <Ages ages={joins.ages} />
      <Same groups={joins.same} />
      <section aria-labelledby="door-now" className="grid gap-2">
        <h2 id="door-now">{t('joins:door_title')}</h2>
        {isClosed ? (
          <p>{t('errors:session.closed')}</p>
        ) : (
          <DoorForm door={joins.door} refused={refused} logHref={logHref} />
        )}
      </section>
    </div>
  );
}

function NetworkCard({ network }: Pick<Joins, 'network'>) {
  const { t, percent } = useT();
  return (
    <section aria-labelledby="networks" className="flow max-w-text">
      <h2 id="networks">{t('joins:networks')}</h2>
      {network ? (
        <Card>
          <p className="nums">
            <strong>{t('joins:largest', { share: percent(network.largest / network.guests) })}</strong>{' '}
            {t('joins:of_networks', { guests: network.guests, networks: network.networks })}
          </p>
        </Card>
      ) : (
        <p>{t('joins:no_network')}</p>
      )}
      <p className="text-ink-soft">{t('joins:hall_note')}</p>
    </section>
  );
}

function Ages({ ages }: { ages: AccountAges }) {
  const { t, number } = useT();
  return (
    <section aria-labelledby="ages" className="grid gap-2">
      <h2 id="ages">{t('joins:ages')}</h2>
      <DataTable
        caption={t('joins:ages_caption')}
        columns={[
          { key: 'age', label: t('joins:age') },
          { key: 'people', label: t('joins:age_count'), numeric: true },
        ]}
        rows={(['hour', 'day', 'month', 'older'] as const).map((age) => ({
          id: age,
          cells: { age: t(`joins:age_${age}`), people: number(ages[age]) },
        }))}
      />
    </section>
  );
}

function Same({ groups }: { groups: SameVotes[] }) {
  const { t, number, time } = useT();
  return (
    <section aria-labelledby="same" className="grid gap-2">
      <h2 id="same">{t('joins:same')}</h2>
      <p className="max-w-text">{t('joins:same_text')}</p>
      {groups.length === 0 ? (
        <p>{t('joins:same_none')}</p>
      ) : (
        <DataTable
          caption={t('joins:same')}
          columns={[
            { key: 'when', label: t('joins:same_when') },
            { key: 'guests', label: t('joins:guests'), numeric: true },
            { key: 'votes', label: t('joins:same_votes'), numeric: true },
          ]}
          rows={groups.map(({ guests, votes, from, to }, at) => ({
            id: String(at),
            cells: {
              when: t('joins:between', { from: time(from), to: time(to) }),
              guests: number(guests),
              votes: number(votes),
            },
          }))}
        />
      )}
    </section>
  );
}
