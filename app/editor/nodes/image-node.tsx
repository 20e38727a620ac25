import {
  DecoratorNode,
  type EditorConfig,
  type LexicalNode,
  type NodeKey,
  type SerializedLexicalNode,
  type Spread,
} from 'lexical';
import type { ReactElement } from 'react';
import { Picture } from '../pictures/picture.tsx';

type SerializedImage = Spread<{ imageId: string; alt: string }, SerializedLexicalNode>;

/** A picture of the opinion, on a line of its own. The names of the fields are those of the shared document. */
export class ImageNode extends DecoratorNode<ReactElement> {
  __imageId: string;
  __alt: string;

  static override getType(): string {
    return 'image';
  }

  static override clone(node: ImageNode): ImageNode {
    return new ImageNode(node.__imageId, node.__alt, node.__key);
  }

  static override importJSON({ imageId, alt }: SerializedImage): ImageNode {
    return $createImageNode(imageId, alt);
  }

  constructor(imageId = '', alt = '', key?: NodeKey) {
    super(key);
    this.__imageId = imageId;
    this.__alt = alt;
  }

  override exportJSON(): SerializedImage {
    return { ...super.exportJSON(), imageId: this.__imageId, alt: this.__alt };
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement('figure');
    element.className = String(config.theme.image ?? '');
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }

  override exportDOM(): { element: HTMLElement } {
    const element = document.createElement('img');
    element.dataset.imageId = this.__imageId;
    element.alt = this.__alt;
    return { element };
  }

  override isInline(): boolean {
    return false;
  }

  override getTextContent(): string {
    return this.__alt;
  }

  override decorate(): ReactElement {
    return <Picture imageId={this.__imageId} alt={this.__alt} nodeKey={this.__key} />;
  }
}

export function $createImageNode(imageId: string, alt: string): ImageNode {
  return new ImageNode(imageId, alt);
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode;
}
