import { decodeEntities } from './entities.ts';

/** A piece of HTML as it was written, before anything is made of it. It never becomes part of a page. */
export type HtmlNode = string | HtmlElement;
export type HtmlElement = { tag: string; attributes: Record<string, string>; children: HtmlNode[] };

const token =
  /<!--[\s\S]*?(?:-->|$)|<!\[[\s\S]*?\]>|<[!?][^>]*>|<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;
const attribute = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const empty: ReadonlySet<string> = new Set([
  'br',
  'img',
  'hr',
  'input',
  'meta',
  'link',
  'col',
  'area',
  'base',
  'embed',
  'source',
  'track',
  'wbr',
]);
/** What stands in these is no text. */
const raw: ReadonlySet<string> = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'noscript',
  'template',
  'iframe',
  'xml',
  'svg',
  'math',
]);
const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'.split(
    ' ',
  ),
);
/** A start tag of the first kind ends an open element of these, up to one of the last. */
const endedBy: Record<string, { open: string[]; within: string[] }> = {
  li: { open: ['li'], within: ['ul', 'ol'] },
  tr: { open: ['tr', 'td', 'th'], within: ['table'] },
  td: { open: ['td', 'th'], within: ['tr', 'table'] },
  th: { open: ['td', 'th'], within: ['tr', 'table'] },
  tbody: { open: ['thead', 'tbody', 'tr', 'td', 'th'], within: ['table'] },
  dt: { open: ['dt', 'dd'], within: ['dl'] },
  dd: { open: ['dt', 'dd'], within: ['dl'] },
};
/** Elements inside elements; deeper ones are read as if they lay here. */
const deepest = 200;

/** Reads HTML of any quality into a tree of plain data. Nothing is run, fetched or shown. */
export function readHtml(html: string): HtmlElement {
  const root: HtmlElement = { tag: '#root', attributes: {}, children: [] };
  const open: HtmlElement[] = [root];
  const top = () => open.at(-1) ?? root;
  let at = 0;
  token.lastIndex = 0;
  const scanner = new RegExp(token);
  for (let found = scanner.exec(html); found !== null; found = scanner.exec(html)) {
    addText(top(), html.slice(at, found.index));
    at = scanner.lastIndex;
    const [, slash, name = '', rest = ''] = found;
    const tag = name.toLowerCase();
    if (tag === '') continue;
    if (slash === '/') closeTag(open, tag);
    else {
      closeImplied(open, tag);
      const element: HtmlElement = { tag, attributes: readAttributes(rest), children: [] };
      top().children.push(element);
      if (raw.has(tag)) {
        at = endOfRaw(html, tag, at);
        scanner.lastIndex = at;
      } else if (!empty.has(tag) && !rest.endsWith('/') && open.length < deepest) open.push(element);
    }
  }
  addText(top(), html.slice(at));
  return root;
}

function addText(parent: HtmlElement, text: string): void {
  if (text !== '') parent.children.push(decodeEntities(text));
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of text.matchAll(attribute))
    attributes[name.toLowerCase()] = decodeEntities(double ?? single ?? bare ?? '');
  return attributes;
}

function closeTag(open: HtmlElement[], tag: string): void {
  const at = open.findLastIndex((element) => element.tag === tag);
  if (at > 0) open.length = at;
}

function closeImplied(open: HtmlElement[], tag: string): void {
  if (blocks.has(tag) && open.at(-1)?.tag === 'p') open.pop();
  const rule = endedBy[tag];
  if (rule === undefined) return;
  for (let at = open.length - 1; at > 0; at -= 1) {
    const name = open[at]?.tag ?? '';
    if (rule.within.includes(name)) return;
    if (rule.open.includes(name)) open.length = at;
  }
}

function endOfRaw(html: string, tag: string, from: number): number {
  const end = html.toLowerCase().indexOf(`</${tag}`, from);
  return end < 0 ? html.length : html.indexOf('>', end) + 1 || html.length;
}
