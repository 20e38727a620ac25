import {
  $createTableNodeWithDimensions,
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $findTableNode,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableCellNode,
  TableCellHeaderStates,
  type TableNode,
} from '@lexical/table';
import { $insertNodeToNearestRoot } from '@lexical/utils';
import { $createParagraphNode, $getSelection, $isElementNode, $isRangeSelection } from 'lexical';

export const tableEdits = [
  'row_before',
  'row_after',
  'column_before',
  'column_after',
  'header_row',
  'delete_row',
  'delete_column',
  'delete_table',
] as const;
export type TableEdit = (typeof tableEdits)[number];

/** Bounds of a table that is put in by hand. */
export const tableSize = { rows: { min: 1, max: 50 }, columns: { min: 1, max: 12 } } as const;

export function $insertTable(rows: number, columns: number, headerRow: boolean): void {
  if ($currentTable() !== null) return;
  const table = $createTableNodeWithDimensions(rows, columns, { rows: headerRow, columns: false });
  $insertNodeToNearestRoot(table);
  // So that there is a line to write on after it.
  if (table.getNextSibling() === null) table.insertAfter($createParagraphNode());
  table.getFirstDescendant()?.selectStart();
}

/** The table that the selection is in. */
export function $currentTable(): TableNode | null {
  const selection = $getSelection();
  if (selection === null) return null;
  const node = $isRangeSelection(selection) ? selection.anchor.getNode() : selection.getNodes()[0];
  return node === undefined ? null : $findTableNode(node);
}

export function $editTable(edit: TableEdit): void {
  const table = $currentTable();
  if (table === null) return;
  if (edit === 'row_before' || edit === 'row_after') $insertTableRowAtSelection(edit === 'row_after');
  else if (edit === 'column_before' || edit === 'column_after') $insertTableColumnAtSelection(edit === 'column_after');
  else if (edit === 'delete_row') $deleteTableRowAtSelection();
  else if (edit === 'delete_column') $deleteTableColumnAtSelection();
  else if (edit === 'header_row') $toggleHeaderRow(table);
  else $removeTable(table);
}

function $removeTable(table: TableNode): void {
  const paragraph = $createParagraphNode();
  table.replace(paragraph);
  paragraph.select();
}

function $toggleHeaderRow(table: TableNode): void {
  const first = table.getFirstChild();
  const cells = ($isElementNode(first) ? first.getChildren() : []).filter($isTableCellNode);
  const next = cells.every((cell) => cell.hasHeader()) ? TableCellHeaderStates.NO_STATUS : TableCellHeaderStates.ROW;
  for (const cell of cells) cell.setHeaderStyles(next);
}
