import ts from 'typescript';
import { lineOf, statementsOf, type Rule } from '../source-files.ts';

const containers = ['Map', 'Set', 'WeakMap', 'WeakSet', 'Array', 'AsyncLocalStorage', 'EventEmitter'];

/**
 * A module shared by Node and Remix exists twice, so what changes at run time lives in `services.ts`. A map
 * or set that never changes says so by its type: `ReadonlyMap`, `ReadonlySet`.
 */
export const checkModuleState: Rule = (files) =>
  files
    .filter((file) => file.path.startsWith('server/') && file.path !== 'server/services.ts')
    .flatMap((file) =>
      statementsOf(file)
        .filter(ts.isVariableStatement)
        .flatMap(({ declarationList }) => declarationList.declarations.filter((one) => isState(declarationList, one)))
        .map((one) => `${file.path}:${lineOf(one)} keeps module-level state in ${one.name.getText()}`),
    );

function isState(list: ts.VariableDeclarationList, { type, initializer }: ts.VariableDeclaration): boolean {
  if ((list.flags & ts.NodeFlags.Const) === 0) return true;
  if (initializer === undefined || (type !== undefined && /^(Readonly|readonly )/.test(type.getText()))) return false;
  if (ts.isArrayLiteralExpression(initializer)) return initializer.elements.length === 0;
  if (ts.isObjectLiteralExpression(initializer)) return initializer.properties.length === 0;
  return ts.isNewExpression(initializer) && containers.includes(initializer.expression.getText());
}
