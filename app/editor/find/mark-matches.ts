import type { LexicalEditor } from 'lexical';
import type { Match } from './text-matches.ts';

const all = 'editor-found';
const one = 'editor-found-now';
/** Here and not in the style sheet, whose compiler does not know this selector. */
const look = `::highlight(${all}) { background-color: var(--warn-soft); color: var(--warn); text-decoration: underline 2px; }
::highlight(${one}) { background-color: var(--indigo); color: var(--on-indigo); }`;

/** Gives the page the colours of what is found; the result takes them away. */
export function addFoundLook(): () => void {
  if (typeof Highlight === 'undefined') return () => undefined;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(look);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

function toRange(editor: LexicalEditor, { from, to }: Match): Range | null {
  const [start, end] = [from, to].map(({ key }) => firstText(editor.getElementByKey(key)));
  if (!start || !end || from.offset > start.length || to.offset > end.length) return null;
  const range = document.createRange();
  range.setStart(start, from.offset);
  range.setEnd(end, to.offset);
  return range;
}

function firstText(element: HTMLElement | null): Text | null {
  let node: Node | null = element;
  while (node !== null && !(node instanceof Text)) node = node.firstChild;
  return node;
}

/** Colours what was found, where the browser can; the document itself is not touched. Gives the range of the current one. */
export function markMatches(editor: LexicalEditor, matches: Match[], current: number): Range | null {
  const ranges = matches.map((match) => toRange(editor, match));
  const now = ranges[current] ?? null;
  if (typeof Highlight === 'undefined') return now;
  CSS.highlights.set(all, new Highlight(...ranges.filter((range) => range !== null)));
  if (now) CSS.highlights.set(one, new Highlight(now));
  else CSS.highlights.delete(one);
  return now;
}

export function unmarkMatches(): void {
  if (typeof Highlight === 'undefined') return;
  CSS.highlights.delete(all);
  CSS.highlights.delete(one);
}
