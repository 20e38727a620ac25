/** An element of a page: its attributes as they were written, and its children. */
export type HtmlNode = string | { tag: string; attributes: Record<string, string>; children: HtmlNode[] };
type HtmlElement = Exclude<HtmlNode, string>;

const empty: ReadonlySet<string> = new Set([
  'br',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
  'area',
  'col',
]);
const raw: ReadonlySet<string> = new Set(['script', 'style']);
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'", nbsp: ' ' };

/** A comment, a closing tag, an opening tag with its attributes, or text. */
const token =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-z][^\s>]*)\s*>|<([a-z][^\s/>]*)((?:\s+[^\s=/>]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/gi;
const attribute = /([^\s=/>]+)(?:="([^"]*)")?/g;

const decode = (text: string): string =>
  text.replace(/&([a-z]+|#x27|#39);/g, (whole, name: string) => entities[name] ?? whole);

/**
 * Reads what a server wrote with React: every tag closed, every value quoted. Neighbouring texts stay apart.
 * @returns the element `html`
 */
export function parseHtml(html: string): HtmlElement {
  const top: HtmlElement = { tag: '', attributes: {}, children: [] };
  const open: HtmlElement[] = [top];
  token.lastIndex = 0;
  for (let found = token.exec(html); found; found = token.exec(html)) {
    const [whole, closing, tag, attributes] = found;
    const parent = open.at(-1) ?? top;
    if (closing !== undefined) open.pop();
    else if (tag !== undefined) {
      const element = { tag, attributes: readAttributes(attributes ?? ''), children: [] as HtmlNode[] };
      parent.children.push(element);
      if (raw.has(tag)) takeRaw(html, element);
      else if (!empty.has(tag)) open.push(element);
    } else if (!whole.startsWith('<!')) parent.children.push(decode(whole));
  }
  const [root] = top.children;
  if (typeof root !== 'object') throw new Error('The page has no element.');
  return root;
}

/** The text of a script goes on to its end, whatever it looks like. */
function takeRaw(html: string, element: HtmlElement): void {
  const end = html.indexOf(`</${element.tag}>`, token.lastIndex);
  const text = html.slice(token.lastIndex, end);
  if (text !== '') element.children.push(text);
  token.lastIndex = end + element.tag.length + 3;
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(attribute)].map(([, name = '', value = '']) => [name, decode(value)]));
}

export function countElements(node: HtmlNode): number {
  return typeof node === 'string' ? 0 : 1 + node.children.reduce((sum, child) => sum + countElements(child), 0);
}
