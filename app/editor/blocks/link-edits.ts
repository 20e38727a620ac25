import { $isLinkNode, $toggleLink, type LinkNode } from '@lexical/link';
import { $createTextNode, $getSelection, $isRangeSelection, type LexicalNode } from 'lexical';
import { linkShape } from '#app/contract/document.ts';

/** The address as it will be kept: `www.` and bare domains get `https://`; null for what is none. */
export function readAddress(text: string): string | null {
  const address = text.trim();
  if (address === '' || /[\s<>"]/.test(address)) return null;
  if (linkShape.test(address)) return address;
  if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(address)) return `mailto:${address}`;
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#].*)?$/u.test(address) ? `https://${address}` : null;
}

/** The link that the selection starts in. */
export function $currentLink(): LinkNode | null {
  const selection = $getSelection();
  let node: LexicalNode | null = $isRangeSelection(selection) ? selection.anchor.getNode() : null;
  while (node !== null && !$isLinkNode(node)) node = node.getParent();
  return node;
}

/** Makes the chosen words a link; without chosen words the address itself is written. Null takes the link away. */
export function $setLink(address: string | null): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  if (address !== null && selection.isCollapsed() && $currentLink() === null) {
    const text = $createTextNode(address.replace(/^(https?:\/\/|mailto:|tel:)/i, ''));
    selection.insertNodes([text]);
    text.select(0, text.getTextContentSize());
  }
  $toggleLink(address, { rel: 'noreferrer', target: null });
}
