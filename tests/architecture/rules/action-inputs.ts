import ts from 'typescript';
import { lineOf, statementsOf, type Rule, type SourceFile } from '../source-files.ts';

/** These read, decide or shape; everything else that takes an `ActionContext` is an action. */
const notActions = /^(access|can|find|list|count|load|read|present|require|reduce|expand|is|has|to)(?=[A-Z])/;
const inputs = /^app\/contract\/inputs\//;

/** An action's input is a type of the contract with a schema beside it: `CastVoteInput` and `castVoteInput`. */
export const checkActionInputs: Rule = (files) => {
  const schemas = new Set(files.filter((file) => inputs.test(file.path)).flatMap((file) => exportedConstants(file)));
  return files
    .filter((file) => /^server\/domain\/[^/]+\//.test(file.path))
    .flatMap((file) =>
      exportedActions(file).flatMap((action) => {
        const type = action.parameters[1]?.type;
        if (action.parameters.length < 2) return [];
        const name = type !== undefined && ts.isTypeReferenceNode(type) ? type.typeName.getText() : '';
        const schema = name.charAt(0).toLowerCase() + name.slice(1);
        const fits = name.endsWith('Input') && schemas.has(schema);
        return fits
          ? []
          : [`${file.path}:${lineOf(action)} ${action.name?.text} has no input schema in app/contract/inputs`];
      }),
    );
};

function exportedActions(file: SourceFile): ts.FunctionDeclaration[] {
  return statementsOf(file)
    .filter(ts.isFunctionDeclaration)
    .filter((declared) => isExported(declared) && !notActions.test(declared.name?.text ?? ''))
    .filter(({ parameters }) => parameters[0]?.type?.getText() === 'ActionContext');
}

function exportedConstants(file: SourceFile): string[] {
  return statementsOf(file)
    .filter(ts.isVariableStatement)
    .filter((statement) => isExported(statement))
    .flatMap(({ declarationList }) => declarationList.declarations.map((one) => one.name.getText()));
}

function isExported(node: ts.HasModifiers): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}
