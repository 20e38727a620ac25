import type { Lang } from '#app/contract/languages.ts';
import { wordsFor } from '#app/contract/statement-words.ts';
import type { MapGroup, OpinionMapView, StatementShare } from '#app/contract/opinion-map.ts';
import type { StatementView } from '#app/contract/views.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { GroupMark } from './group-mark.tsx';

export type Statements = ReadonlyMap<number, StatementView>;

/** Sentences of one group that are told at most. */
const most = 3;

/** One plain sentence about a statement: who is for or against it and, unless it is short, how many of those who voted. */
export function ShareSentence({
  share,
  statements,
  short,
}: {
  share: StatementShare;
  statements: Statements;
  short?: boolean;
}) {
  const { lang } = useT();
  const statement = statements.get(share.number);
  if (!statement?.text) return null;
  return (
    <Phrase
      k={short ? `map:wall_${share.side}` : `map:sentence_${share.side}`}
      values={{ count: share.count, of: share.of }}
      parts={{ text: <UserWords {...wordsIn(statement, lang)} /> }}
    />
  );
}

/** The words of a shown statement in the reader's language where it was translated. */
export function wordsIn(statement: StatementView, reader: Lang): { text: string; lang: Lang } {
  const { text, lang } = wordsFor(statement, reader);
  return { text: text ?? '', lang };
}

/** What sets a group apart, the most telling first. Without a sentence there is nothing that does. */
export function tellingShares(group: MapGroup, statements: Statements): StatementShare[] {
  return group.representative.filter(({ number }) => statements.get(number)?.text).slice(0, most);
}

/** What unites: statements that most of all are for or against, and whether every group is. */
export function ConsensusList({ view, statements }: { view: OpinionMapView; statements: Statements }) {
  const { t } = useT();
  const shown = view.consensus.filter(({ number }) => statements.get(number)?.text);
  if (shown.length === 0) return <p className="text-ink-soft">{t('map:no_consensus')}</p>;
  return (
    <ul className="map-sentences">
      {shown.map((share) => (
        <li key={share.number}>
          <ShareSentence share={share} statements={statements} />{' '}
          {share.side === 'agree' && isEveryGroupFor(view, share.number) ? (
            <strong>{t('map:every_group')}</strong>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Whether more than half of those who voted agree, in each of several groups. */
function isEveryGroupFor({ groups, statements }: OpinionMapView, number: number): boolean {
  const row = statements.find((one) => one.number === number);
  return (
    groups.length > 1 && (row?.groups.every(([agree, disagree, pass]) => agree * 2 > agree + disagree + pass) ?? false)
  );
}

/** A group with its name, its size and its sentences. */
export function GroupWords({
  group,
  view,
  statements,
}: {
  group: MapGroup;
  view: OpinionMapView;
  statements: Statements;
}) {
  const { t, percent } = useT();
  const shares = tellingShares(group, statements);
  return (
    <section aria-labelledby={`group-${group.label}`} className="grid gap-2">
      <h3 id={`group-${group.label}`} className="flex flex-wrap items-center gap-2 text-base">
        <GroupMark label={group.label} />
        {t('map:group', { label: group.label })}
        <span className="nums font-normal text-ink-soft">
          {t('map:size', { count: group.size })} · <bdi>{percent(group.size / Math.max(1, view.people))}</bdi>
        </span>
      </h3>
      {shares.length === 0 ? (
        <p className="text-ink-soft">{t('map:no_telling')}</p>
      ) : (
        <ul className="map-sentences">
          {shares.map((share) => (
            <li key={`${share.number}${share.side}`}>
              <ShareSentence share={share} statements={statements} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
