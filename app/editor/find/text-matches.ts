import {
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
  type RangeSelection,
  type TextNode,
} from 'lexical';
import { findSpans, type Span } from './fold-map.ts';

/** A find: from a place in one text to a place in the same or a later one. */
export type Match = { from: { key: NodeKey; offset: number }; to: { key: NodeKey; offset: number } };

type Run = { node: TextNode | null; start: number; end: number };

/** All places where the text says `query`, in reading order. Call inside a read or an update. */
export function $findMatches(query: string): Match[] {
  return $listLines($getRoot()).flatMap((runs) => {
    const line = runs.map(({ node }) => node?.getTextContent() ?? '\n').join('');
    return findSpans(line, query).flatMap((span) => toMatch(runs, span));
  });
}

/** The texts of each line of words: blocks that hold words, and not blocks. */
function $listLines(element: ElementNode): Run[][] {
  const children = element.getChildren();
  const blocks = children.filter((child) => $isElementNode(child) && !child.isInline()) as ElementNode[];
  if (blocks.length > 0) return blocks.flatMap($listLines);
  const runs: Run[] = [];
  let at = 0;
  for (const node of $listLeaves(element)) {
    const end = at + (node?.getTextContentSize() ?? 1);
    runs.push({ node, start: at, end });
    at = end;
  }
  return runs.length > 0 ? [runs] : [];
}

function $listLeaves(element: ElementNode): (TextNode | null)[] {
  return element.getChildren().flatMap((child: LexicalNode): (TextNode | null)[] => {
    if ($isTextNode(child)) return [child];
    if ($isLineBreakNode(child)) return [null];
    return $isElementNode(child) ? $listLeaves(child) : [];
  });
}

function toMatch(runs: Run[], { start, end }: Span): Match[] {
  const first = runs.find((run) => run.node !== null && run.end > start);
  const last = runs.findLast((run) => run.node !== null && run.start < end);
  if (!first?.node || !last?.node) return [];
  return [
    {
      from: { key: first.node.getKey(), offset: Math.max(0, start - first.start) },
      to: { key: last.node.getKey(), offset: end - last.start },
    },
  ];
}

/** A selection of what was found; null when it is gone since. */
export function $selectionOf({ from, to }: Match): RangeSelection | null {
  if (!$isTextNode($getNodeByKey(from.key)) || !$isTextNode($getNodeByKey(to.key))) return null;
  const selection = $createRangeSelection();
  selection.anchor.set(from.key, from.offset, 'text');
  selection.focus.set(to.key, to.offset, 'text');
  return selection;
}

/** Puts `text` in place of everything found, the last first so that the places before stay right. */
export function $replaceAll(matches: Match[], text: string): number {
  let count = 0;
  for (const match of matches.toReversed()) {
    const selection = $selectionOf(match);
    if (selection === null) continue;
    $replace(selection, text);
    count += 1;
  }
  return count;
}

export function $replace(selection: RangeSelection, text: string): void {
  if (text === '') selection.removeText();
  else selection.insertText(text);
}
