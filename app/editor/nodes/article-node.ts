import {
  $createParagraphNode,
  ElementNode,
  type EditorConfig,
  type LexicalNode,
  type NodeKey,
  type ParagraphNode,
  type RangeSelection,
  type SerializedElementNode,
} from 'lexical';

/** The title of a numbered article. The number is no part of the text: it follows from the order of the articles. */
export class ArticleNode extends ElementNode {
  static override getType(): string {
    return 'article';
  }

  static override clone(node: ArticleNode): ArticleNode {
    return new ArticleNode(node.__key);
  }

  static override importJSON(serialized: SerializedElementNode): ArticleNode {
    return $createArticleNode().updateFromJSON(serialized);
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement('h3');
    element.className = String(config.theme.article ?? '');
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }

  override exportDOM(): { element: HTMLElement } {
    const element = document.createElement('h3');
    element.dataset.article = '';
    return { element };
  }

  override insertNewAfter(_selection?: RangeSelection, restoreSelection = true): ParagraphNode {
    const paragraph = $createParagraphNode();
    paragraph.setDirection(this.getDirection());
    this.insertAfter(paragraph, restoreSelection);
    return paragraph;
  }

  override collapseAtStart(): true {
    const paragraph = $createParagraphNode();
    paragraph.append(...this.getChildren());
    this.replace(paragraph);
    return true;
  }
}

export function $createArticleNode(key?: NodeKey): ArticleNode {
  return new ArticleNode(key);
}

export function $isArticleNode(node: LexicalNode | null | undefined): node is ArticleNode {
  return node instanceof ArticleNode;
}
