import { $isHeadingNode } from '@lexical/rich-text';
import { createEditor, type EditorThemeClasses, type LexicalEditor } from 'lexical';
import { documentNodes } from './nodes/document-nodes.ts';

const theme: EditorThemeClasses = {
  article: 'doc-article',
  image: 'doc-figure',
  quote: 'doc-quote',
  table: 'doc-table',
  tableScrollableWrapper: 'doc-table-frame',
  tableCellSelected: 'doc-cell-selected',
  link: 'doc-link',
  list: { nested: { listitem: 'doc-nested' } },
  text: {
    bold: 'doc-bold',
    italic: 'doc-italic',
    underline: 'doc-underline',
    strikethrough: 'doc-strike',
    underlineStrikethrough: 'doc-underline-strike',
  },
};

/** The headings of a text stand below the page's own title. */
const headingTags = { h1: 'h2', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6', h6: 'h6' } as const;

/** An editor without content of its own: the shared document owns that. */
export function createTextEditor(): LexicalEditor {
  return createEditor({
    namespace: 'opinion',
    nodes: documentNodes,
    theme,
    editable: false,
    // Lexical has already gone back to the last good state; the page's own handler hears of it.
    onError: (error) => reportError(error),
    onWarn: (error) => reportError(error),
    dom: {
      $createDOM: (node, editor) =>
        $isHeadingNode(node)
          ? document.createElement(headingTags[node.getTag()])
          : node.createDOM(editor._config, editor),
    },
  });
}
