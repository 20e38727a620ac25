import {
  $createRangeSelection,
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type LexicalEditor,
  type PointType,
} from 'lexical';

/** A place in the text: a node and an offset in it. */
export type Place = Pick<PointType, 'key' | 'offset'>;

/** Counts the blocks of the text from 1; null for a place that is gone. */
export function blockNumber(editor: LexicalEditor, { key }: Place): number | null {
  return editor.read(() => {
    const block = $getNodeByKey(key)?.getTopLevelElement();
    return block ? block.getIndexWithinParent() + 1 : null;
  });
}

export function currentPlace(editor: LexicalEditor): Place | null {
  return editor.read(() => {
    const selection = $getSelection();
    return $isRangeSelection(selection) ? { key: selection.focus.key, offset: selection.focus.offset } : null;
  });
}

/** Puts the caret and the focus to a place; false when it is gone. */
export function goToPlace(editor: LexicalEditor, { key, offset }: Place): boolean {
  let found = false;
  editor.update(
    () => {
      const node = $getNodeByKey(key);
      if (node === null) return;
      found = true;
      const selection = $createRangeSelection();
      if ($isTextNode(node)) {
        const at = Math.min(offset, node.getTextContentSize());
        selection.anchor.set(key, at, 'text');
        selection.focus.set(key, at, 'text');
      } else if ($isElementNode(node)) {
        const at = Math.min(offset, node.getChildrenSize());
        selection.anchor.set(key, at, 'element');
        selection.focus.set(key, at, 'element');
      } else {
        node.selectNext();
        return;
      }
      $setSelection(selection);
    },
    { discrete: true },
  );
  if (found) {
    editor.getElementByKey(key)?.scrollIntoView({ block: 'center' });
    editor.focus();
  }
  return found;
}
