import type { LexicalEditor } from 'lexical';
import { ClearDialog } from './blocks/clear-dialog.tsx';
import { LinkDialog } from './blocks/link-dialog.tsx';
import { TableDialog } from './blocks/table-dialog.tsx';
import { PictureDialog } from './pictures/picture-dialog.tsx';
import type { Asked } from './toolbar/toolbar.tsx';

export { FindPanel } from './find/find-panel.tsx';
export { readPaste } from './paste/paste-data.ts';

type Props = { editor: LexicalEditor; asked: Asked; onClose(): void };

/** The dialog that was asked for. */
export function Dialogs({ editor, asked, onClose }: Props) {
  const scene = { editor, open: true, onClose };
  if (asked === 'link') return <LinkDialog {...scene} />;
  if (asked === 'table') return <TableDialog {...scene} />;
  if (asked === 'picture') return <PictureDialog {...scene} />;
  return asked === 'clear' ? <ClearDialog {...scene} /> : null;
}
