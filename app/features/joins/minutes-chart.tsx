import type { JoinMinute } from '#app/contract/joins.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { DataTable } from '#app/ui/data-table.tsx';

const minuteMs = 60_000;

/** Every minute from the first to the last, those without anybody too. */
function fillMinutes(rows: JoinMinute[]): JoinMinute[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const known = new Map(rows.map((row) => [Date.parse(row.minute), row]));
  const from = Date.parse(first.minute);
  const count = Math.round((Date.parse(last.minute) - from) / minuteMs) + 1;
  return Array.from({ length: count }, (_, at) => {
    const time = from + at * minuteMs;
    return known.get(time) ?? { minute: new Date(time).toISOString(), guests: 0, accounts: 0 };
  });
}

const height = 120;

/** Joins a minute: bars in the direction of reading, and the same as a table. */
export function MinutesChart({ rows }: { rows: JoinMinute[] }) {
  const { t, time, number, dir } = useT();
  const all = fillMinutes(rows);
  const most = Math.max(1, ...all.map(({ guests, accounts }) => guests + accounts));
  const peak = all.find(({ guests, accounts }) => guests + accounts === most) ?? all[0];
  if (!peak) return <p>{t('joins:nobody')}</p>;
  const width = Math.max(20, all.length);
  const bar = ({ guests, accounts }: JoinMinute, at: number) => {
    const size = ((guests + accounts) / most) * height;
    return (
      <rect key={at} x={dir === 'rtl' ? width - at - 0.9 : at + 0.1} y={height - size} width={0.8} height={size} />
    );
  };
  return (
    <figure className="grid gap-2">
      <figcaption className="nums">
        {t('joins:peak', { time: time(peak.minute), count: most })}{' '}
        {t('joins:between', { from: time(all[0]?.minute ?? ''), to: time(all.at(-1)?.minute ?? '') })}
      </figcaption>
      <svg
        className="h-32 w-full border-b-2 border-line-strong text-indigo"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        fill="currentColor"
        aria-hidden
        focusable="false"
      >
        {all.map(bar)}
      </svg>
      <details>
        <summary className="py-3 text-indigo underline underline-offset-4">{t('joins:as_table')}</summary>
        <DataTable
          caption={t('joins:minutes')}
          columns={[
            { key: 'minute', label: t('joins:minute') },
            { key: 'guests', label: t('joins:guests'), numeric: true },
            { key: 'accounts', label: t('joins:accounts'), numeric: true },
          ]}
          rows={rows.map((row) => ({
            id: row.minute,
            cells: { minute: time(row.minute), guests: number(row.guests), accounts: number(row.accounts) },
          }))}
        />
      </details>
    </figure>
  );
}
