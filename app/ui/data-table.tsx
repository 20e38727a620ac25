// The roles are the tags' own: browsers drop those once a style sheet changes `display`, so they are written out.
/* oxlint-disable jsx-a11y/no-interactive-element-to-noninteractive-role */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type Column = { key: string; label: string; numeric?: boolean };
export type Row = { id: string; cells: Record<string, ReactNode> };

type DataTableProps = {
  caption: ReactNode;
  /** The first column heads its row. */
  columns: readonly Column[];
  rows: readonly Row[];
};

/** A table that becomes a list of labelled lines on a narrow screen. */
export function DataTable({ caption, columns, rows }: DataTableProps) {
  const [head, ...others] = columns;
  if (!head) return null;
  return (
    <table className="data-table table-list" role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} scope="col" role="columnheader" className={column.numeric ? 'numeric' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.id} role="row">
            <th scope="row" role="rowheader">
              {row.cells[head.key]}
            </th>
            {others.map((column) => (
              <td key={column.key} role="cell" className={classes(column.numeric && 'numeric')}>
                <span className="cell-label" aria-hidden>
                  {column.label}
                </span>
                <span>{row.cells[column.key]}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
