import type { Lang } from '#app/contract/languages.ts';
import type { MapCounts, OpinionMapView } from '#app/contract/opinion-map.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { DataTable, type Row } from '#app/ui/data-table.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { wordsIn, type Statements } from './map-words.tsx';

type Props = { view: OpinionMapView; statements: Statements };

/** The numbers behind the picture: every statement, everybody and each group. */
export function MapTable({ view, statements }: Props) {
  const { t, lang } = useT();
  return (
    <DataTable
      caption={t('map:table')}
      columns={[
        { key: 'statement', label: t('map:table_statement') },
        { key: 'all', label: t('map:table_all'), numeric: true },
        ...view.groups.map(({ label }) => ({ key: label, label: t('map:group', { label }), numeric: true })),
      ]}
      rows={view.statements.flatMap((row) => rowOf(row, view, statements, lang))}
    />
  );
}

function rowOf(
  row: OpinionMapView['statements'][number],
  { groups }: OpinionMapView,
  statements: Statements,
  lang: Lang,
): Row[] {
  const statement = statements.get(row.number);
  if (!statement?.text) return [];
  const ofGroups = groups.map(
    ({ label }, at) => [label, <Counts key={label} counts={row.groups[at] ?? [0, 0, 0]} />] as const,
  );
  const words = (
    <span className="font-normal">
      <span className="nums text-ink-soft">{row.number}.</span> <UserWords {...wordsIn(statement, lang)} />
    </span>
  );
  const cells = { statement: words, all: <Counts counts={row.all} />, ...Object.fromEntries(ofGroups) };
  return [{ id: String(row.number), cells }];
}

/** Shares for and against among those who voted, and how many these are. */
function Counts({ counts: [agree, disagree, pass] }: { counts: MapCounts }) {
  const { t, percent } = useT();
  const of = agree + disagree + pass;
  if (of === 0) return <>{t('map:nobody')}</>;
  return <>{t('map:counts', { agree: percent(agree / of), disagree: percent(disagree / of), count: of })}</>;
}
