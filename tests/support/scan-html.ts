/** What a page consists of, as far as it matters for script that should not be there. */
export type Scan = {
  /** Names of elements, and `element[attribute]`. */
  parts: Set<string>;
  scripts: Array<{ attributes: string; body: string }>;
  /** Values of attributes that lead somewhere. */
  links: string[];
};

const raw: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title']);
const leading: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'srcset',
  'poster',
  'data',
  'xlink:href',
  'content',
]);
const token =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/[a-z][^>]*>|<([a-z][^\s/>]*)((?:\s+[^\s=/>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?|\s*\/)*)\s*>/gi;
const attribute = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;

/** Reads tags as a browser would: whatever a `<` and a letter begin is an element, except in script and other raw text. */
export function scanHtml(html: string): Scan {
  const scan: Scan = { parts: new Set(), scripts: [], links: [] };
  const stray = html.replace(/<script[\s\S]*?<\/script>/gi, '').replace(token, '');
  if (/<[a-z!/?]/i.test(stray)) scan.parts.add('something that is no whole tag');
  token.lastIndex = 0;
  for (let found = token.exec(html); found; found = token.exec(html)) {
    const tag = found[1]?.toLowerCase();
    if (tag === undefined) continue;
    const attributes = found[2] ?? '';
    scan.parts.add(tag);
    for (const [, name = '', ...values] of attributes.matchAll(attribute)) {
      scan.parts.add(`${tag}[${name.toLowerCase()}]`);
      if (leading.has(name.toLowerCase())) scan.links.push(values.find((value) => value !== undefined) ?? '');
    }
    if (!raw.has(tag)) continue;
    const end = html.toLowerCase().indexOf(`</${tag}`, token.lastIndex);
    if (tag === 'script') scan.scripts.push({ attributes, body: html.slice(token.lastIndex, end) });
    token.lastIndex = end < 0 ? html.length : end;
  }
  return scan;
}

/** What one page has and an innocent one of its kind has not; empty when nothing was let in. */
export function findIntruders(page: Scan, innocent: Scan): string[] {
  const found = [...page.parts].filter((part) => !innocent.parts.has(part) || /\[on/.test(part));
  if (page.scripts.length !== innocent.scripts.length) found.push(`${page.scripts.length} scripts`);
  for (const { body } of page.scripts) if (/<\/?script|<!--/i.test(body)) found.push('a script within a script');
  for (const link of page.links) {
    const plain = link.replace(/&#x?[0-9a-f]+;|&[a-z]+;|[\s\u0000-\u001f]/gi, '').toLowerCase();
    if (/^(javascript|data:text|vbscript|blob):?/.test(plain)) found.push(`a link to ${link.slice(0, 40)}`);
  }
  return found;
}
