import { linkShape, textFormats, type Inline } from '#app/contract/document.ts';
import type { HtmlElement, HtmlNode } from './read-html.ts';

export const droppedKinds = ['pictures', 'scripts', 'styles', 'embeds', 'links', 'nested_tables'] as const;
export type DroppedKind = (typeof droppedKinds)[number];
/** How much of each kind was not taken over. */
export type Dropped = Partial<Record<DroppedKind, number>>;

const kinds: Readonly<Record<string, DroppedKind>> = {
  script: 'scripts',
  noscript: 'scripts',
  iframe: 'embeds',
  object: 'embeds',
  embed: 'embeds',
  video: 'embeds',
  audio: 'embeds',
  canvas: 'embeds',
  input: 'embeds',
  button: 'embeds',
  select: 'embeds',
  textarea: 'embeds',
  svg: 'pictures',
  math: 'embeds',
  img: 'pictures',
};
const silent: ReadonlySet<string> = new Set([
  'style',
  'title',
  'meta',
  'link',
  'xml',
  'template',
  'head',
  'col',
  'colgroup',
  'caption',
]);
const formatTags: Readonly<Record<string, number>> = {
  b: textFormats.bold,
  strong: textFormats.bold,
  th: 0,
  i: textFormats.italic,
  em: textFormats.italic,
  u: textFormats.underline,
  ins: textFormats.underline,
  s: textFormats.strikethrough,
  strike: textFormats.strikethrough,
  del: textFormats.strikethrough,
};

/** The words of a line, with white space as a browser would show it. */
export function readInlines(nodes: HtmlNode[], dropped: Dropped): Inline[] {
  return tidy(nodes.flatMap((node) => readNode(node, 0, dropped)));
}

function readNode(node: HtmlNode, format: number, dropped: Dropped): Inline[] {
  if (typeof node === 'string') return [{ kind: 'text', text: node.replaceAll(/[\t\n\r\f ]+/g, ' '), format }];
  const { tag, children, attributes } = node;
  const kind = kinds[tag];
  if (kind !== undefined) dropped[kind] = (dropped[kind] ?? 0) + 1;
  if (kind !== undefined || silent.has(tag) || tag.includes(':'))
    return kind === undefined && tag.startsWith('o:') ? inner(node, format, dropped) : [];
  if (tag === 'br') return [{ kind: 'break' }];
  if (
    tag === 'font' ||
    /(^|[;\s])(color|background|font-(?!weight|style)|letter-spacing)/i.test(attributes.style ?? '')
  )
    dropped.styles = (dropped.styles ?? 0) + 1;
  const inside = format | (formatTags[tag] ?? 0) | readStyle(attributes.style ?? '');
  if (tag === 'a' && attributes.href !== undefined) return readLink(node, inside, dropped);
  // A bold wrapper that says it is not bold comes from Google Docs.
  const normal = /font-weight:\s*(normal|400)/i.test(attributes.style ?? '');
  return children.flatMap((child) => readNode(child, normal ? inside & ~textFormats.bold : inside, dropped));
}

function inner({ children }: HtmlElement, format: number, dropped: Dropped): Inline[] {
  return children.flatMap((child) => readNode(child, format, dropped));
}

function readStyle(style: string): number {
  return (
    (/font-weight:\s*(bold|[6-9]00)/i.test(style) ? textFormats.bold : 0) |
    (/font-style:\s*italic/i.test(style) ? textFormats.italic : 0) |
    (/text-decoration[^;]*underline/i.test(style) ? textFormats.underline : 0) |
    (/text-decoration[^;]*line-through/i.test(style) ? textFormats.strikethrough : 0)
  );
}

function readLink(element: HtmlElement, format: number, dropped: Dropped): Inline[] {
  const url = (element.attributes.href ?? '').trim();
  const children = inner(element, format & ~textFormats.underline, dropped);
  if (url === '' || (url.startsWith('#') && url.length === 1)) return children;
  if (linkShape.test(url) && !url.startsWith('#')) return [{ kind: 'link', url, children: tidy(children) }];
  if (!url.startsWith('#')) dropped.links = (dropped.links ?? 0) + 1;
  return children;
}

/** One space between words and none at the ends; texts of one format are one. */
function tidy(inlines: Inline[]): Inline[] {
  const tidied: Inline[] = [];
  for (const inline of inlines) {
    const before = tidied.at(-1);
    if (inline.kind !== 'text') {
      tidied.push(inline);
      continue;
    }
    const open =
      before === undefined || before.kind === 'break' || (before.kind === 'text' && before.text.endsWith(' '));
    const text = open ? inline.text.replace(/^ +/, '') : inline.text;
    if (text === '') continue;
    if (before?.kind === 'text' && before.format === inline.format) before.text += text;
    else tidied.push({ ...inline, text });
  }
  return trimEnd(tidied);
}

function trimEnd(inlines: Inline[]): Inline[] {
  const last = inlines.at(-1);
  if (last?.kind === 'break') return trimEnd(inlines.slice(0, -1));
  if (last?.kind !== 'text') return inlines;
  last.text = last.text.replace(/[ \u00a0]+$/, '');
  return last.text === '' ? trimEnd(inlines.slice(0, -1)) : inlines;
}
