import { $insertNodeToNearestRoot } from '@lexical/utils';
import { $createParagraphNode } from 'lexical';
import { $createImageNode } from '../nodes/image-node.tsx';

/** Puts a picture on a line of its own, with a line to write on after it. */
export function $insertPicture(imageId: string, alt: string): void {
  const image = $insertNodeToNearestRoot($createImageNode(imageId, alt));
  if (image.getNextSibling() === null) image.insertAfter($createParagraphNode());
  image.selectNext();
}
