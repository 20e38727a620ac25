import ts from 'typescript';
import { visit, type Rule, type SourceFile } from '../source-files.ts';

const publishers = /^(publish|emit|announce|broadcast|send|hint)/;

/** Every event has a schema for its data and is sent by somebody. */
export const checkEvents: Rule = (files) => {
  const contract = files.find((file) => file.path === 'app/contract/events.ts');
  const declared = contract === undefined ? [] : readEvents(contract);
  const sent = new Set(files.filter((file) => file.path.startsWith('server/')).flatMap((file) => readPublished(file)));
  return declared.flatMap(({ name, hasSchema }) => [
    ...(hasSchema ? [] : [`app/contract/events.ts gives ${name} no schema`]),
    ...(sent.has(name) ? [] : [`nothing under server/ publishes ${name}`]),
  ]);
};

/** Properties named `noun.participle`, wherever the table is built. */
function readEvents({ ast }: SourceFile): { name: string; hasSchema: boolean }[] {
  const found: { name: string; hasSchema: boolean }[] = [];
  if (ast === null) return found;
  visit(ast, (node) => {
    if (
      !ts.isPropertyAssignment(node) ||
      !ts.isStringLiteral(node.name) ||
      !/^[a-z]+(-[a-z]+)*\.[a-z]+$/.test(node.name.text)
    )
      return;
    const { initializer } = node;
    const schema = ts.isObjectLiteralExpression(initializer)
      ? initializer.properties.find((property) => property.name?.getText() === 'data')
      : initializer;
    found.push({ name: node.name.text, hasSchema: schema !== undefined && /\bz\./.test(schema.getText()) });
  });
  return found;
}

/** Names in `{ name: 'noun.participle' }` and in the arguments of calls that send. */
function readPublished({ ast }: SourceFile): string[] {
  const names: string[] = [];
  if (ast === null) return names;
  visit(ast, (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'name') names.push(...literals(node.initializer));
    if (ts.isCallExpression(node) && publishers.test(calledName(node.expression)))
      names.push(...node.arguments.flatMap(literals));
  });
  return names;
}

function calledName(expression: ts.Expression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

function literals(node: ts.Node): string[] {
  const found: string[] = [];
  if (ts.isStringLiteral(node)) found.push(node.text);
  visit(node, (child) => {
    if (ts.isStringLiteral(child)) found.push(child.text);
  });
  return found;
}
