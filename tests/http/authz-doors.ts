import path from 'node:path';
import ts from 'typescript';
import { visit, type SourceFile } from '../architecture/source-files.ts';

/** A page's address as a pattern, and the file that answers it. */
export type Route = { pattern: string; file: string };

/** Every address in `app/routes.ts` that a page answers; layouts answer none of their own. */
export function readRoutes(files: SourceFile[]): Route[] {
  const source = files.find((file) => file.path === 'app/routes.ts');
  const list = source?.ast?.statements.find(ts.isExportAssignment);
  if (!list) throw new Error('app/routes.ts has no list of routes');
  return readList(list.expression, '');
}

function readList(node: ts.Node, above: string): Route[] {
  const found: Route[] = [];
  const look = (child: ts.Node): void => {
    if (!ts.isCallExpression(child)) return ts.forEachChild(child, look);
    const [first = '', second = ''] = child.arguments.map((given) => (ts.isStringLiteral(given) ? given.text : ''));
    const children = child.arguments.find(ts.isArrayLiteralExpression);
    const isIndex = child.expression.getText() === 'index';
    const pattern = isIndex ? above || '/' : `${above}/${first}`;
    if (children) found.push(...readList(children, pattern));
    else found.push({ pattern, file: `app/${isIndex ? first : second}` });
  };
  ts.forEachChild(node, look);
  return found;
}

/** Paths that the server answers beside the pages: `router.get('/healthz', …)` and the like in `server/http`. */
export function readEndpoints(files: SourceFile[]): string[] {
  const found = new Set<string>();
  for (const { ast } of files.filter((file) => file.path.startsWith('server/http/'))) {
    if (!ast) continue;
    visit(ast, (node) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
      const [first] = node.arguments;
      const isDoor = /^(get|post|put|delete|all|use)$/.test(node.expression.name.text);
      if (isDoor && first && ts.isStringLiteral(first) && first.text.startsWith('/')) found.add(first.text);
    });
  }
  return [...found];
}

const glue = /^app\/(web|routes)\//;

/** The acts that a route may do, through whatever glue: `file action` each. */
export function readPosts(files: SourceFile[], routes: Route[], actions: ReadonlySet<string>): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return routes.flatMap(({ file }) => {
    const found = new Set<string>();
    follow(byPath, file, null, actions, found, new Set());
    return [...found].sort().map((action) => `${file} ${action}`);
  });
}

/** Follows what a file, or only some names of it, uses, until actions of the domain are reached. */
function follow(
  files: Map<string, SourceFile>,
  file: string,
  only: string | null,
  actions: ReadonlySet<string>,
  found: Set<string>,
  seen: Set<string>,
): void {
  const { ast } = files.get(file) ?? {};
  if (!ast || seen.has(`${file} ${only}`)) return;
  seen.add(`${file} ${only}`);
  const imports = importsOf(file, ast);
  const own = declarationsOf(ast);
  const start = only === null ? ast.statements.filter((node) => !ts.isImportDeclaration(node)) : (own.get(only) ?? []);
  for (const node of start) {
    visit(node, (child) => {
      if (!ts.isIdentifier(child)) return;
      const taken = imports.get(child.text);
      if (taken?.file.startsWith('server/domain/') && actions.has(taken.name)) found.add(taken.name);
      else if (taken && glue.test(taken.file)) follow(files, taken.file, taken.name, actions, found, seen);
      else if (own.has(child.text)) follow(files, file, child.text, actions, found, seen);
    });
  }
}

function importsOf(file: string, ast: ts.SourceFile): Map<string, { file: string; name: string }> {
  const found = new Map<string, { file: string; name: string }>();
  for (const { importClause, moduleSpecifier } of ast.statements.filter(ts.isImportDeclaration)) {
    const bindings = importClause?.namedBindings;
    if (importClause?.isTypeOnly || !bindings || !ts.isNamedImports(bindings)) continue;
    const { text } = moduleSpecifier as ts.StringLiteral;
    const target = text.startsWith('#') ? text.slice(1) : path.posix.join(path.posix.dirname(file), text);
    for (const one of bindings.elements)
      found.set(one.name.text, { file: target, name: (one.propertyName ?? one.name).text });
  }
  return found;
}

function declarationsOf(ast: ts.SourceFile): Map<string, ts.Node[]> {
  const found = new Map<string, ts.Node[]>();
  for (const node of ast.statements) {
    if (ts.isFunctionDeclaration(node) && node.name) found.set(node.name.text, [node]);
    if (!ts.isVariableStatement(node)) continue;
    for (const one of node.declarationList.declarations) found.set(one.name.getText(), [one]);
  }
  return found;
}
