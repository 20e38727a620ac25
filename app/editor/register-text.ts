import { $isListItemNode, $isListNode, ListItemNode, registerList } from '@lexical/list';
import { registerRichText } from '@lexical/rich-text';
import {
  registerTablePlugin,
  registerTableSelectionObserver,
  setScrollableTablesActive,
  TableCellNode,
} from '@lexical/table';
import {
  $isDecoratorNode,
  $isElementNode,
  mergeRegister,
  ParagraphNode,
  TextNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { registerItemDirection } from './blocks/item-direction.ts';

/** Everything that makes the text behave: writing, lists, tables; and nothing in it that the document does not hold. */
export function registerText(editor: LexicalEditor): () => void {
  setScrollableTablesActive(editor, true);
  return mergeRegister(
    registerRichText(editor),
    registerList(editor),
    registerItemDirection(editor),
    registerTablePlugin(editor),
    // Tab is left alone: it leaves the text.
    registerTableSelectionObserver(editor, false),
    editor.registerNodeTransform(TextNode, (node) => {
      if (node.getStyle() !== '') node.setStyle('');
    }),
    editor.registerNodeTransform(TableCellNode, (node) => {
      if (node.getBackgroundColor() !== null) node.setBackgroundColor(null);
    }),
    editor.registerNodeTransform(ListItemNode, $emptyItemOfBlocks),
    // Only lists have levels.
    editor.registerNodeTransform(ParagraphNode, (node) => {
      if (node.getIndent() > 0 && !$isListItemNode(node.getParent())) node.setIndent(0);
    }),
  );
}

/** A list item holds words and lists; a block that came into it goes after the list it would be lost in. */
function $emptyItemOfBlocks(item: ListItemNode): void {
  const blocks = item.getChildren().filter($isForeignBlock);
  let list = item.getParent();
  while ($isListItemNode(list?.getParent())) list = list?.getParent()?.getParent() ?? null;
  for (const block of blocks.toReversed()) list?.insertAfter(block);
}

function $isForeignBlock(node: LexicalNode): boolean {
  return ($isElementNode(node) || $isDecoratorNode(node)) && !node.isInline() && !$isListNode(node);
}
