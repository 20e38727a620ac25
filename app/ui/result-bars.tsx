import { useId, type ReactNode } from 'react';
import { BarShape } from './bar-shape.tsx';
import { DataTable } from './data-table.tsx';
import { Icon } from './icon.tsx';
import { toneIcons, type Tone } from './tone.ts';

export type ResultRow = {
  id: string;
  label: ReactNode;
  tone: Tone;
  /** 0 to 1, of the track. */
  share: number;
  /** The count in words: "128 votes". */
  count: string;
  /** "64 %" */
  percent: string;
};

type ResultBarsProps = {
  title: ReactNode;
  /** One sentence that says the result. */
  summary?: ReactNode;
  rows: readonly ResultRow[];
  table: { open: string; choice: string; count: string; percent: string };
};

export function ResultBars({ title, summary, rows, table }: ResultBarsProps) {
  const id = useId();
  return (
    <figure className="bars" aria-labelledby={id}>
      <figcaption>
        <p id={id} className="font-bold">
          {title}
        </p>
        {summary ? <p>{summary}</p> : null}
      </figcaption>
      {rows.map((row) => (
        <div key={row.id}>
          <div className="bar-head">
            <span className={`bar-label tone-${row.tone}`}>
              <Icon name={toneIcons[row.tone]} />
              {row.label}
            </span>
            <span className="nums">
              <strong>
                <bdi>{row.percent}</bdi>
              </strong>{' '}
              · <bdi>{row.count}</bdi>
            </span>
          </div>
          <div className={`bar-solid tone-${row.tone}`}>
            <BarShape share={row.share} tone={row.tone} />
          </div>
        </div>
      ))}
      <details className="no-print">
        <summary className="py-2 text-indigo underline underline-offset-4">{table.open}</summary>
        <DataTable
          caption={title}
          columns={[
            { key: 'label', label: table.choice },
            { key: 'count', label: table.count, numeric: true },
            { key: 'percent', label: table.percent, numeric: true },
          ]}
          rows={rows.map((row) => ({
            id: row.id,
            cells: { label: row.label, count: row.count, percent: row.percent },
          }))}
        />
      </details>
    </figure>
  );
}
