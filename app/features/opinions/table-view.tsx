import type { ReactNode } from 'react';
import type { Block, TableCell } from '#app/contract/document.ts';

/** Cells that one cell may take the place of. */
const widest = 50;

type Props = {
  rows: TableCell[][];
  /** Its name where it can be moved through; none for a table inside a table. */
  label?: string | undefined;
  show(block: Block, at: number): ReactNode;
};

/** A table; one that is wider than the screen moves inside its own frame. */
export function TableView({ rows, label, show }: Props) {
  if (rows.every((row) => row.length === 0)) return null;
  const table = (
    <table>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <CellView key={column} cell={cell} scope={at === 0 ? 'col' : 'row'} show={show} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (label === undefined) return table;
  return (
    // A part that scrolls must be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="document-table" role="region" aria-label={label} tabIndex={0}>
      {table}
    </div>
  );
}

function CellView({ cell, scope, show }: { cell: TableCell; scope: 'col' | 'row'; show: Props['show'] }) {
  const span = { colSpan: spanOf(cell.colSpan), rowSpan: spanOf(cell.rowSpan) };
  if (!cell.header) return <td {...span}>{cell.blocks.map(show)}</td>;
  return (
    <th scope={scope} {...span}>
      {cell.blocks.map(show)}
    </th>
  );
}

/** One cell is what is meant where nothing is said. */
function spanOf(wished: number): number | undefined {
  return wished > 1 ? Math.min(Math.floor(wished), widest) : undefined;
}
