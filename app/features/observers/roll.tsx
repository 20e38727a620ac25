import type { Observation, VoteRoll } from '#app/contract/observation.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

const channels = ['phone', 'kiosk', 'paper', 'hands'] as const;
const columns = ['vote', 'kind', 'state', 'entitled', 'ballots', ...channels] as const;
const numeric: readonly string[] = ['ballots', ...channels];

/** Who takes part, in numbers: people, members, and the ballots of each vote by the way they came. Never how anybody voted. */
export function Roll({ observation }: { observation: Observation }) {
  const { t, number } = useT();
  const { people, members, present, votes } = observation;
  return (
    <section aria-labelledby="roll" className="grid gap-4">
      <h2 id="roll">{t('observers:roll')}</h2>
      <Facts
        items={[
          { label: t('observers:people'), value: number(people) },
          ...(members === null
            ? []
            : [
                { label: t('observers:members'), value: number(members) },
                {
                  label: t('observers:present'),
                  value: present === null ? t('observers:no_list') : number(present),
                },
              ]),
        ]}
      />
      {votes.length === 0 ? <EmptyState title={t('observers:no_vote')} /> : <Votes votes={votes} />}
    </section>
  );
}

function Votes({ votes }: { votes: VoteRoll[] }) {
  const { t, number, pick } = useT();
  return (
    <DataTable
      caption={t('observers:votes')}
      columns={columns.map((key) => ({
        key,
        label: t(`observers:column.${key}`),
        numeric: numeric.includes(key),
      }))}
      rows={votes.map((vote) => {
        const title = pick(vote.title);
        const { phone, kiosk, paper, hands, carried } = vote.ballots;
        return {
          id: String(vote.number),
          cells: {
            vote: (
              <>
                {number(vote.number)}. <UserWords text={title.text} lang={title.lang} />
              </>
            ),
            kind: <Kind vote={vote} />,
            state: t(`observers:state.${vote.state}`),
            entitled: vote.entitled === null ? t('observers:everybody') : number(vote.entitled),
            ballots: (
              <>
                {number(phone + kiosk + paper + hands)}
                {vote.counting ? <span className="block">{t('observers:counting')}</span> : null}
              </>
            ),
            phone: (
              <>
                {number(phone)}
                {carried > 0 ? <span className="block">{t('observers:carried', { count: carried })}</span> : null}
              </>
            ),
            kiosk: number(kiosk),
            paper: number(paper),
            hands: number(hands),
          },
        };
      })}
    />
  );
}

function Kind({ vote }: { vote: VoteRoll }) {
  const { t } = useT();
  const name = t(`plan:secrecy_${vote.secrecy}`);
  return vote.secrecy === 'sealed' ? (
    <Chip tone="info" icon="lock">
      {name}
    </Chip>
  ) : (
    name
  );
}
