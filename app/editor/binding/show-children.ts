import { $isListItemNode, $isListNode } from '@lexical/list';
import { $isTableCellNode } from '@lexical/table';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTabNode,
  $createTextNode,
  $isParagraphNode,
  $isRootNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import * as Y from 'yjs';
import { ImageNode } from '../nodes/image-node.tsx';
import { findSplice } from './align.ts';
import { $clampCaret } from './caret.ts';
import { lookOf } from './editor-text.ts';
import { elementKinds } from './element-kinds.ts';
import { typeOf, type Links } from './links.ts';
import { $showProperties } from './properties.ts';
import { isSameLook, plain, readSegments, type Look, type Shared } from './segments.ts';

type Text = { text: string; look: Look };
/** The texts that stand before a part, and the part; none at the end. */
type Stretch = { texts: Text[]; shared: Shared | null };

/** Makes an element show what its part holds; nodes that show it already stay. Call inside an update. */
export function $showChildren(links: Links, shared: Y.XmlText, element: ElementNode): void {
  const before = element.getChildren();
  const texts = textsByNext(before);
  const after: LexicalNode[] = readStretches(shared, element.getType()).flatMap((stretch) => {
    const node = stretch.shared ? $nodeFor(links, stretch.shared) : null;
    const shown = $showTexts(stretch.texts, texts.get(node?.getKey() ?? null) ?? []);
    return node ? [...shown, node] : shown;
  });
  // A text and a cell are never without a line to write on; it is shared once somebody writes there.
  if (after.length === 0 && ($isRootNode(element) || $isTableCellNode(element))) {
    const isSpare = (child: LexicalNode) => $isParagraphNode(child) && links.sharedOf(child.getKey()) === undefined;
    after.push(before.find((child) => isSpare(child) && child.getTextContent() === '') ?? $createParagraphNode());
  }
  const splice = findSplice(before.map(keyOf), after.map(keyOf), null);
  if (splice.removed + splice.added > 0) {
    const { start, removed, added } = splice;
    element.splice(start, removed, after.slice(start, start + added));
    $clampCaret(element);
  }
  if ($isListNode(element)) $countItems(element);
}

const keyOf = (node: LexicalNode): string => node.getKey();

/** The texts an element shows, by the key of the node behind them. */
function textsByNext(children: LexicalNode[]): Map<string | null, TextNode[]> {
  const found = new Map<string | null, TextNode[]>();
  let open: TextNode[] = [];
  for (const child of children) {
    if ($isTextNode(child)) open.push(child);
    else {
      found.set(child.getKey(), open);
      open = [];
    }
  }
  return found.set(null, open);
}

/** What of a part is shown in an element of this kind; whatever the schema does not know is not. */
function readStretches(shared: Y.XmlText, type: string): Stretch[] {
  const holds = elementKinds[type]?.holds;
  const stretches: Stretch[] = [{ texts: [], shared: null }];
  for (const segment of readSegments(shared)) {
    const open = stretches.at(-1) as Stretch;
    if (segment.kind === 'chars' && holds?.has('#text') === true)
      addText(open.texts, segment.text, segment.look ?? plain);
    if (segment.kind !== 'node' || !isShown(segment.shared, holds)) continue;
    open.shared = segment.shared;
    stretches.push({ texts: [], shared: null });
  }
  return stretches;
}

function isShown(shared: Shared, holds: ReadonlySet<string> | undefined): boolean {
  const type = typeOf(shared);
  if (type === null || holds?.has(type) !== true) return false;
  if (shared instanceof Y.Map) return type === 'linebreak';
  if (shared instanceof Y.XmlElement) return type === 'image';
  const kind = elementKinds[type];
  return kind !== undefined && (!kind.needsContent || hasContent(shared, kind.holds));
}

function hasContent(shared: Y.XmlText, holds: ReadonlySet<string>): boolean {
  return readSegments(shared).some((segment) => {
    if (segment.kind === 'chars') return holds.has('#text');
    return segment.kind === 'node' && isShown(segment.shared, holds);
  });
}

/** Characters of one look are one text, as Lexical keeps them; a tab is a text of its own. */
function addText(texts: Text[], chars: string, look: Look): void {
  for (const text of look.type === 'tab' ? chars.split(/(\t)/) : [chars]) {
    if (text === '') continue;
    const own: Look = { ...look, type: look.type === 'tab' && text === '\t' ? 'tab' : 'text' };
    const last = texts.at(-1);
    if (last && own.type === 'text' && isSameLook(last.look, own)) last.text += text;
    else texts.push({ text, look: own });
  }
}

function isShownBy({ text, look }: Text, node: TextNode): boolean {
  return node.getTextContent() === text && isSameLook(lookOf(node), look);
}

/** The nodes of some texts: those that fit stay, in the middle they are made to fit. */
function $showTexts(texts: Text[], nodes: TextNode[]): TextNode[] {
  const fits = (text: Text | undefined, node: TextNode | undefined) => !!text && !!node && isShownBy(text, node);
  let head = 0;
  while (fits(texts[head], nodes[head])) head += 1;
  let tail = 0;
  const most = Math.min(texts.length, nodes.length) - head;
  while (tail < most && fits(texts[texts.length - 1 - tail], nodes[nodes.length - 1 - tail])) tail += 1;
  const spare = nodes.slice(head, nodes.length - tail);
  const middle = texts.slice(head, texts.length - tail).map((text) => $showText(text, spare));
  return [...nodes.slice(0, head), ...middle, ...nodes.slice(nodes.length - tail)];
}

/** Takes the next spare node of the same kind, or makes one. */
function $showText({ text, look }: Text, spare: TextNode[]): TextNode {
  const found = spare.findIndex((node) => lookOf(node).type === look.type);
  const [node = look.type === 'tab' ? $createTabNode() : $createTextNode()] = found < 0 ? [] : spare.splice(found, 1);
  if (node.getFormat() !== look.format) node.setFormat(look.format);
  if (node.getTextContent() !== text) node.setTextContent(text);
  $clampCaret(node);
  return node;
}

function $nodeFor(links: Links, shared: Shared): LexicalNode {
  const found = links.$nodeOf(shared);
  if (found) return found;
  const node = $makeNode(shared);
  links.link(shared, node.getKey());
  if (!(shared instanceof Y.Map)) $showProperties(shared, node);
  if (shared instanceof Y.XmlText) $showChildren(links, shared, node as ElementNode);
  return node;
}

function $makeNode(shared: Shared): LexicalNode {
  if (shared instanceof Y.Map) return $createLineBreakNode();
  const kind = shared instanceof Y.XmlText ? elementKinds[typeOf(shared) ?? ''] : undefined;
  return kind ? kind.make() : new ImageNode();
}

/** The numbers of the items are no part of the shared document: they follow from their order. */
function $countItems(list: ElementNode): void {
  let value = $isListNode(list) ? list.getStart() : 1;
  for (const item of list.getChildren()) {
    if (!$isListItemNode(item)) continue;
    if (item.getValue() !== value) item.setValue(value);
    if (!$isListNode(item.getFirstChild())) value += 1;
  }
}
