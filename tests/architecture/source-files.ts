import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Something one file takes from another: our file as a path from the root, or a package by its name. */
export type Import = { file: string | null; pack: string | null; typeOnly: boolean; line: number };

export type SourceFile = { path: string; text: string; lines: number; ast: ts.SourceFile | null; imports: Import[] };

/** Finds what is wrong; each finding starts with the path of the file. */
export type Rule = (files: SourceFile[]) => string[];

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['app', 'server', 'db', 'tests'];
const code = /\.(ts|tsx|mjs|js)$/;

/** Every file of ours that a rule may look at. */
export function readSourceFiles(): SourceFile[] {
  return folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|js|css)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => parseSource(path.relative(root, file).replaceAll(path.sep, '/'), readFileSync(file, 'utf8')));
}

/** Also for invented files: `file` is a path from the root that need not exist. */
export function parseSource(file: string, text: string): SourceFile {
  const ast = code.test(file) ? ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) : null;
  const lines = text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return { path: file, text, lines, ast, imports: ast === null ? [] : readImports(file, ast) };
}

/** What stands at the top of the file. */
export function statementsOf({ ast }: SourceFile): readonly ts.Statement[] {
  return ast?.statements ?? [];
}

/** Visits every node below this one. */
export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  ts.forEachChild(node, (child) => {
    look(child);
    visit(child, look);
  });
}

export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

function readImports(file: string, ast: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    found.push({ ...resolve(file, specifier.text), typeOnly, line: lineOf(specifier) });
  };
  visit(ast, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
  });
  return found;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return (
    clause.name === undefined &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.length > 0 &&
    names.elements.every((name) => name.isTypeOnly)
  );
}

function resolve(from: string, specifier: string): { file: string | null; pack: string | null } {
  const bare = specifier.replace(/[?#](raw|url|inline).*$/, '');
  if (bare.startsWith('#')) return { file: bare.slice(1), pack: null };
  if (bare.startsWith('.')) return { file: path.posix.join(path.posix.dirname(from), bare), pack: null };
  const [first = '', second = ''] = bare.split('/');
  return { file: null, pack: first.startsWith('@') ? `${first}/${second}` : first };
}
